package gradus.judge;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks, a few times a second, at the processes that owe an answer, and ends those that take too
/// long or too much.
///
/// Time is that of the processor, so that a busy machine costs nobody a mark; by the clock it may
/// be a few times as long, without the time for which no processor was free. It looks from outside,
/// since a learner's code could deceive whatever looks from inside. Threads, memory and waiting can
/// be seen on Linux; elsewhere only time, processes and Java's own limits count.
final class Watchdog implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final long FIRST_LOOK_NANOS = Duration.ofMillis(150).toNanos();
  private static final long OWN_PROCESSES = 2; // bubblewrap's own, or the shell's

  /// A process that sleeps may take so many times its limit by the clock.
  private static final int PATIENCE = 3;

  private final Map<Child, Watch> watched = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "watchdog");

  /// What is known of a question that is not answered yet.
  static final class Watch {
    private final long start = System.nanoTime();
    private final Duration limit;

    /// The processor's time up to the first look; before it, the clock is near enough.
    private @Nullable Duration before;

    /// For how many nanoseconds its threads had waited for a processor by then.
    private long waitedBefore;

    Watch(Duration limit) {
      this.limit = limit;
    }

    /// Whether it has taken longer than it may.
    ///
    /// @param processor the time of the processor that the process has used
    /// @param nanos since the question was asked
    /// @param waited for how many nanoseconds its threads have waited for a processor
    boolean isOver(Duration processor, long nanos, LongSupplier waited) {
      if (before == null) {
        before = processor.minusNanos(Math.min(nanos, FIRST_LOOK_NANOS));
        waitedBefore = waited.getAsLong();
      }
      if (processor.minus(before).compareTo(limit) > 0) {
        return true;
      }
      long patience = PATIENCE * limit.toNanos();
      return nanos > patience && nanos - (waited.getAsLong() - waitedBefore) > patience;
    }
  }

  private record Usage(long processes, long threads, long memoryMiB, Duration processor) {}

  Watchdog() {
    thread.setDaemon(true);
    thread.start();
  }

  void watch(Child child, Duration limit) {
    watched.put(child, new Watch(limit));
  }

  void release(Child child) {
    watched.remove(child);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        watched.forEach(Watchdog::look);
      }
    } catch (InterruptedException e) {
      return; // closed
    }
  }

  private static void look(Child child, Watch watch) {
    long nanos = System.nanoTime() - watch.start;
    Limits limits = child.limits();
    if (nanos <= FIRST_LOOK_NANOS) {
      return;
    }
    Process process = child.process();
    Usage usage = usage(process);
    if (watch.isOver(usage.processor(), nanos, () -> waited(process.toHandle()))) {
      child.end("it took longer than " + seconds(watch.limit));
    } else if (usage.processes() > OWN_PROCESSES + limits.processes()) {
      child.end("it started other programs");
    } else if (usage.threads() > limits.threads()) {
      child.end("it started too many threads: more than %d".formatted(limits.threads()));
    } else if (usage.memoryMiB() > limits.memoryMiB()) {
      child.end(Child.memory(limits));
    }
  }

  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0
        ? time.toSeconds() + " s"
        : "%.1f s".formatted(time.toMillis() / 1000.0);
  }

  private static Usage usage(Process process) {
    List<ProcessHandle> below = process.descendants().toList();
    long threads = 0;
    long kibibytes = 0;
    Duration processor = Duration.ZERO;
    for (ProcessHandle one :
        Stream.concat(Stream.of(process.toHandle()), below.stream()).toList()) {
      processor = processor.plus(one.info().totalCpuDuration().orElse(Duration.ZERO));
      for (String line : status(one)) {
        if (line.startsWith("Threads:")) {
          threads += number(line);
        } else if (line.startsWith("VmRSS:")) {
          kibibytes += number(line);
        }
      }
    }
    return new Usage(below.size(), threads, kibibytes >> 10, processor);
  }

  /// For how many nanoseconds the threads of a process and of those below it were ready to run
  /// while no processor was free, all added up.
  static long waited(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(one -> waited(Path.of("/proc/" + one.pid() + "/task")))
        .sum();
  }

  private static long waited(Path threads) {
    long nanos = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path one : all) {
        nanos += waitedBy(one);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return nanos; // the process has ended, or this system does not tell
    }
    return nanos;
  }

  private static long waitedBy(Path thread) {
    try {
      // Time on a processor, time without one, how often it had one.
      String[] numbers = Files.readString(thread.resolve("schedstat")).split(" ", -1);
      return numbers.length == 3 ? Long.parseLong(numbers[1]) : 0;
    } catch (IOException e) {
      return 0; // the thread has ended
    }
  }

  private static List<String> status(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
    } catch (IOException e) {
      return List.of(); // it has ended, or this system has no /proc
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

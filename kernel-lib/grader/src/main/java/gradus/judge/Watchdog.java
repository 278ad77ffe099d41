package gradus.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks, a few times a second, at the processes that owe an answer, and ends those that take too
/// long or too much.
///
/// Time is that of the processor, so that a busy machine costs nobody a mark; by the clock it may
/// be a few times as long. It looks from outside, since a learner's code could deceive whatever
/// looks from inside. Threads and memory can be seen on Linux; elsewhere only time, processes and
/// Java's own limits count.
final class Watchdog implements AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final long FIRST_LOOK_NANOS = Duration.ofMillis(150).toNanos();
  private static final long OWN_PROCESSES = 2; // bubblewrap's own, or the shell's

  /// A process that waits, or gets no processor, may take so many times its limit by the clock.
  private static final int PATIENCE = 3;

  private final Map<Child, Watch> watched = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "watchdog");

  /// What is known of a question that is not answered yet.
  private static final class Watch {
    final long start = System.nanoTime();
    final Duration limit;

    /// The processor's time up to the first look; before it, the clock is near enough.
    @Nullable Duration before;

    Watch(Duration limit) {
      this.limit = limit;
    }

    /// Whether it has taken longer than it may.
    boolean isOver(Duration processor, long nanos) {
      if (before == null) {
        before = processor.minusNanos(Math.min(nanos, FIRST_LOOK_NANOS));
      }
      return processor.minus(before).compareTo(limit) > 0;
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
    String slow = "it took longer than " + seconds(watch.limit);
    if (nanos > PATIENCE * watch.limit.toNanos()) {
      child.end(slow);
    } else if (nanos > FIRST_LOOK_NANOS) {
      Usage usage = usage(child.process());
      if (watch.isOver(usage.processor(), nanos)) {
        child.end(slow);
      } else if (usage.processes() > OWN_PROCESSES + limits.processes()) {
        child.end("it started other programs");
      } else if (usage.threads() > limits.threads()) {
        child.end("it started too many threads: more than %d".formatted(limits.threads()));
      } else if (usage.memoryMiB() > limits.memoryMiB()) {
        child.end(Child.memory(limits));
      }
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

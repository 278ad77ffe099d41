package gradus.judge;

import gradus.messenger.Channel;
import gradus.messenger.Channel.Message;
import gradus.messenger.MessageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that compiles or runs a learner's code, and the channel to it. Every question has a
/// limit of time; what the process prints is counted and thrown away.
final class Child implements AutoCloseable {
  private static final int TAIL = 4000;

  private final Process process;
  private final Channel channel;
  private final Watchdog watchdog;
  private final Limits limits;
  private final StringBuilder tail = new StringBuilder();
  private boolean ready;
  private long asked;
  private long printed;
  private volatile @Nullable String reason;

  Child(Process process, Watchdog watchdog, Limits limits) {
    this.process = process;
    this.watchdog = watchdog;
    this.limits = limits;
    channel = new Channel(process.getInputStream(), process.getOutputStream());
    Thread drain = new Thread(this::drain, "printed");
    drain.setDaemon(true);
    drain.start();
  }

  private void drain() {
    byte[] some = new byte[8192];
    try (InputStream in = process.getErrorStream()) {
      for (int n; (n = in.read(some)) >= 0; ) {
        printed += n;
        synchronized (tail) {
          tail.append(new String(some, 0, n, StandardCharsets.UTF_8));
          tail.delete(0, Math.max(0, tail.length() - TAIL));
        }
        if (printed > limits.printed()) {
          end("it printed more than %,d bytes".formatted(limits.printed()));
        }
      }
    } catch (IOException e) {
      return; // the process is gone
    }
  }

  /// Waits until the process can answer.
  void awaitReady(Duration limit) throws Ended {
    if (ready) {
      return;
    }
    watchdog.watch(this, limit);
    try {
      if (channel.receive() == null) {
        throw gone();
      }
      ready = true;
    } catch (IOException | MessageException e) {
      throw gone();
    } finally {
      watchdog.release(this);
    }
  }

  /// Asks, and waits for the answer.
  ///
  /// @throws Ended if none comes in time, or something that is no answer
  Message ask(Duration limit, @Nullable Object... values) throws Ended {
    long number = ++asked;
    watchdog.watch(this, limit);
    try {
      channel.send(number, values);
      Message answer = channel.receive();
      if (answer == null) {
        throw gone();
      }
      if (answer.number() != number) {
        throw new MessageException("an answer to no question.");
      }
      return answer;
    } catch (IOException e) {
      throw gone();
    } catch (MessageException e) {
      end("it wrote into the channel of the judge");
      throw gone();
    } finally {
      watchdog.release(this);
    }
  }

  private Ended gone() {
    String known = reason;
    if (known != null) {
      return new Ended(known);
    }
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    known = reason;
    if (tail().contains("java.lang.OutOfMemoryError")) {
      return new Ended(memory(limits));
    }
    return new Ended(known != null ? known : "it ended Java");
  }

  static String memory(Limits limits) {
    return "it needed more than %d MiB of memory".formatted(limits.heapMiB());
  }

  /// Ends the process, and all that it has started.
  ///
  /// @param why what [Ended] will say; the first reason counts
  synchronized void end(String why) {
    if (reason == null) {
      reason = why;
    }
    close();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  Process process() {
    return process;
  }

  Limits limits() {
    return limits;
  }

  /// The last that it printed, for who looks for a fault of the judge itself.
  String tail() {
    synchronized (tail) {
      return tail.toString();
    }
  }
}

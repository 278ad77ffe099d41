package gradus.vector;

import gradus.Threads;
import gradus.tensor.Backends;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Threads that help whoever has work in parts.
///
/// A helper that has nothing to do looks for work for a short while, so that the next part is
/// handed over within a microsecond or two, and then sleeps. The work must not depend on who does
/// which part, nor when: then it has the same bits on any number of threads.
final class Team {
  /// Work that falls into parts.
  interface Work {
    /// Does one part.
    ///
    /// @param part from 0 to the number of parts − 1
    void part(int part);
  }

  /// How long a helper looks for work before it sleeps, in nanoseconds.
  private static final long PATIENCE = 200_000;

  /// How often a caller looks whether its helpers are done before it makes room for them.
  private static final int SPINS = 1 << 12;

  private static final Work NOTHING = _ -> {};

  private static final Team TEAM = new Team();

  private final AtomicBoolean busy = new AtomicBoolean();

  /// The number of the job, how many parts it has, and how many of them are taken; 32, 16 and 16
  /// bits. One number, so that nobody takes a part of a job that is over.
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger undone = new AtomicInteger();
  private volatile Work work = NOTHING;
  private volatile @Nullable Throwable failure;
  private volatile Helper[] helpers = {};

  private Team() {}

  /// How many threads work on a job.
  static int size() {
    return Backends.threads();
  }

  /// Does all parts, with the help of the others where they are free, and returns when all are
  /// done.
  ///
  /// @param parts how many there are, below 65,536
  /// @param work what to do
  static void run(int parts, Work work) {
    // Whoever comes while the others are helping somebody, or is a helper itself, works alone.
    if (parts > 1 && size() > 1 && TEAM.busy.compareAndSet(false, true)) {
      try {
        TEAM.share(parts, work);
      } finally {
        TEAM.busy.set(false);
      }
    } else {
      for (int part = 0; part < parts; part++) {
        work.part(part);
      }
    }
  }

  @SuppressWarnings(
      "ThreadPriorityCheck") // yield only hands over a processor, nothing relies on it
  private void share(int parts, Work job) {
    hire(size() - 1);
    work = job;
    undone.set(parts);
    ticket.set(((ticket.get() >>> 32) + 1) << 32 | (long) parts << 16);
    for (Helper helper : helpers) {
      if (helper.asleep) {
        LockSupport.unpark(helper);
      }
    }
    while (takePart()) {}
    for (int looks = 0; undone.get() > 0; looks++) {
      if (looks < SPINS) {
        Thread.onSpinWait();
      } else {
        // On a busy machine a helper may need this very processor to finish its part.
        Thread.yield();
      }
    }
    // What was done may hold large arrays.
    work = NOTHING;
    Throwable thrown = failure;
    if (thrown != null) {
      failure = null;
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  /// Takes one part and does it.
  ///
  /// @return false if none was left
  private boolean takePart() {
    long seen = ticket.get();
    Work job = work;
    int part = (int) (seen & 0xffff);
    if (part == (int) (seen >>> 16 & 0xffff)) {
      return false;
    }
    if (ticket.compareAndSet(seen, seen + 1)) {
      try {
        job.part(part);
      } catch (RuntimeException | Error e) {
        failure = e;
      } finally {
        undone.decrementAndGet();
      }
    }
    return true;
  }

  private void hire(int count) {
    if (helpers.length == count) {
      return;
    }
    for (Helper helper : helpers) {
      helper.dismissed = true;
      LockSupport.unpark(helper);
    }
    var hired = new Helper[count];
    for (int k = 0; k < count; k++) {
      hired[k] = new Helper(k + 1);
      hired[k].start();
    }
    helpers = hired;
  }

  private final class Helper extends Thread {
    volatile boolean asleep;
    volatile boolean dismissed;

    Helper(int number) {
      // Nothing of the thread that happened to hire it is passed on.
      super(Threads.topGroup(), null, "gradus-helper-" + number, 0, false);
      setDaemon(true);
    }

    @Override
    public void run() {
      long since = System.nanoTime();
      int looks = 0;
      while (!dismissed) {
        if (takePart()) {
          looks = 0;
        } else if (++looks % 64 != 0) {
          Thread.onSpinWait();
        } else if (looks == 64) {
          since = System.nanoTime();
        } else if (System.nanoTime() - since > PATIENCE) {
          sleep();
          looks = 0;
        }
      }
    }

    private void sleep() {
      asleep = true;
      // Work that was announced before anyone could know that this helper sleeps.
      if (!dismissed && nothingLeft()) {
        LockSupport.park(Team.this);
      }
      asleep = false;
      // With the flag set, nobody could sleep any more.
      Thread.interrupted();
    }
  }

  private boolean nothingLeft() {
    long seen = ticket.get();
    return (seen & 0xffff) == (seen >>> 16 & 0xffff);
  }
}

package gradus.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The thread on which all of the reader's code runs: cells, the rendering of their results, and
/// the callbacks of widgets.
///
/// It is one and the same for the whole session, so that what a cell leaves in a thread-local (a
/// seed, a mode) is there in the next. Only where code cannot be stopped, because it hangs in a
/// library, is it left behind and a new one started.
final class ReaderThread {
  private static final long GRACE_MILLIS = 2_000;
  private static final long POOL_NANOS = 2_000_000_000L;

  /// Room for deep recursion, which a course about trees and graphs has more of than most.
  private static final long STACK_BYTES = 4L << 20;

  private final ThreadGroup group =
      new ThreadGroup("reader") {
        @Override
        public void uncaughtException(Thread thread, Throwable thrown) {
          if (!(thrown instanceof StopSwitch.Stopped)) {
            super.uncaughtException(thread, thrown);
          }
        }
      };
  private final BlockingQueue<FutureTask<?>> tasks = new LinkedBlockingQueue<>();
  private final Set<Thread> leftBehind = ConcurrentHashMap.newKeySet();
  private volatile Thread thread = start();

  private volatile boolean busy;
  private volatile @Nullable Supplier<? extends Error> stop;
  private Set<Thread> earlier = Set.of();

  private Thread start() {
    Thread started = new Thread(group, this::work, "cells", STACK_BYTES);
    started.setDaemon(true);
    started.start();
    return started;
  }

  private void work() {
    while (!leftBehind.contains(Thread.currentThread())) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        // An interrupt that came when the cell had just ended.
      }
    }
  }

  /// Begins a cell or a callback: an interrupt counts from here on.
  synchronized void begin() {
    stop = null;
    earlier = new HashSet<>(living());
    StopSwitch.pardon(thread);
    busy = true;
  }

  /// Ends what [#begin] began: an interrupt that comes later finds nothing to stop.
  synchronized void end() {
    busy = false;
    if (stop != null) {
      StopSwitch.pardon(thread);
    }
  }

  /// Whether the cell has been told to stop.
  boolean isStopped() {
    return stop != null;
  }

  /// Runs work on the reader's thread and waits for it. From that thread itself it just runs.
  ///
  /// @throws ExecutionException with whatever was thrown as its cause
  /// @throws LeftBehind if the work was told to stop and did not
  <T> T call(Callable<T> work) throws ExecutionException {
    var task = new FutureTask<>(work);
    if (Thread.currentThread().equals(thread)) {
      task.run();
    } else {
      tasks.add(task);
    }
    long left = GRACE_MILLIS;
    while (true) {
      try {
        return task.get(50, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (stop != null && (left -= 50) <= 0) {
          throw leaveBehind();
        }
      } catch (InterruptedException e) {
        // Nobody has a reason to interrupt the thread that answers. Wait on.
        left -= 50;
      }
    }
  }

  private synchronized LeftBehind leaveBehind() {
    StackTraceElement[] where = thread.getStackTrace();
    leftBehind.add(thread);
    thread = start();
    return new LeftBehind(where);
  }

  /// Stops the cell that runs now, and the threads that it has started. Does nothing between cells.
  ///
  /// @param why what is thrown in the reader's code
  synchronized void stop(Supplier<? extends Error> why) {
    if (!busy || stop != null) {
      return;
    }
    stop = why;
    StopSwitch.stopPools(POOL_NANOS);
    StopSwitch.condemn(started(), why);
    Thread watcher = new Thread(() -> watch(why), "stopping");
    watcher.setDaemon(true);
    watcher.start();
  }

  /// Condemns what the condemned start, and wakes again who went back to sleep.
  private void watch(Supplier<? extends Error> why) {
    long pause = 20;
    try {
      do {
        Thread.sleep(pause);
        pause = Math.min(2 * pause, 1_000);
        Set<Thread> left = StopSwitch.condemned();
        if (!left.isEmpty()) {
          synchronized (this) {
            var again = new ArrayList<>(left);
            if (why.equals(stop) && busy) {
              again.addAll(started());
            }
            again.removeIf(one -> one.equals(thread) && !busy);
            StopSwitch.condemn(again, why);
          }
        }
      } while (StopSwitch.isArmed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> started() {
    var now = living();
    now.removeAll(earlier);
    now.add(thread);
    return now;
  }

  private List<Thread> living() {
    var threads = new Thread[group.activeCount() + 16];
    int n = group.enumerate(threads);
    var living = new ArrayList<Thread>(n);
    for (int i = 0; i < n; i++) {
      if (!threads[i].equals(thread)) {
        living.add(threads[i]);
      }
    }
    return living;
  }

  /// Code was told to stop and did not: it is in a place where nothing can be checked.
  static final class LeftBehind extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeftBehind(StackTraceElement[] where) {
      super("the cell was told to stop and goes on");
      setStackTrace(where);
    }
  }
}

package gradus.notebook;

import gradus.Threads;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What goes on when its cell has ended, such as a training that is watched. An interrupt of the
/// kernel ends it.
public final class Background {
  private static final Set<Runnable> WORK = ConcurrentHashMap.newKeySet();

  private Background() {}

  /// A thread that is not stopped with the cell that happened to start it, and keeps no program
  /// alive.
  ///
  /// @param name what it does
  /// @param work what runs on it
  /// @return the thread, to be started
  public static Thread thread(String name, Runnable work) {
    var thread = new Thread(Threads.topGroup(), work, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /// Has an interrupt end this work.
  ///
  /// @param stop asks it to end, and does not wait for it
  public static void begin(Runnable stop) {
    WORK.add(stop);
  }

  /// The work has ended.
  ///
  /// @param stop what [#begin] was given
  public static void end(Runnable stop) {
    WORK.remove(stop);
  }

  /// Asks all work to end.
  public static void stop() {
    WORK.forEach(Runnable::run);
  }
}

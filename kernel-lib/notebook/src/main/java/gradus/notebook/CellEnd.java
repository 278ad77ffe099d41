package gradus.notebook;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;

/// What remains to be shown when a cell ends.
///
/// A live curve draws at most a few times a second, so its last points may still be waiting when
/// the loop is over. It leaves word here, and the kernel calls [#run] before the cell's reply goes
/// out, while output still lands under the cell.
public final class CellEnd {
  private static final Queue<Runnable> WAITING = new ConcurrentLinkedDeque<>();

  private CellEnd() {}

  /// Asks for something to be done once, when the cell that runs now ends, also if it fails.
  ///
  /// @param last what to do; it is run on the thread that answers the cell
  public static void then(Runnable last) {
    WAITING.add(last);
  }

  /// Does everything that was asked for, in the order of asking, and forgets it.
  ///
  /// If one of them fails, the others are done all the same, and then the first failure is thrown.
  public static void run() {
    var now = new ArrayDeque<Runnable>();
    for (Runnable last = WAITING.poll(); last != null; last = WAITING.poll()) {
      now.add(last);
    }
    RuntimeException first = null;
    for (Runnable last : now) {
      try {
        last.run();
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}

package gradus.notebook;

import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// Something under a cell that changes in its place, without flicker and without slowing down the
/// code that changes it.
///
/// It is drawn anew at most ten times a second, and seldom enough to take no more than a tenth of
/// the time. Its last state is drawn when the cell ends. In the next cell it is shown anew: every
/// cell keeps its own picture.
final class Live {
  /// A loop that is shorter needs no bar.
  static final long QUIET_NANOS = 300_000_000;

  private static final long PAUSE_NANOS = 100_000_000;
  private static final int SHARE = 10;

  /// Draws the present state.
  interface Drawing {
    /// What is to be seen now.
    ///
    /// @param last whether this is the last state, which will be saved
    DisplayData draw(boolean last);
  }

  private final Screen screen;
  private final LongSupplier clock;
  private final long quietNanos;
  private final Drawing drawing;

  private @Nullable String name;
  private boolean waiting;
  private long due;

  /// @param clock nanoseconds, from any start
  /// @param quietNanos for how long nothing is shown at first
  Live(Screen screen, LongSupplier clock, long quietNanos, Drawing drawing) {
    this.screen = screen;
    this.clock = clock;
    this.quietNanos = quietNanos;
    this.drawing = drawing;
  }

  /// To be called after each change. Takes well under a microsecond, unless it is time to draw.
  void change() {
    long now = clock.getAsLong();
    if (!waiting) {
      waiting = true;
      due = now + quietNanos;
      CellEnd.then(this::end);
    }
    if (now - due >= 0) {
      draw(false);
      long took = clock.getAsLong() - now;
      due = now + Math.max(PAUSE_NANOS, SHARE * took);
    }
  }

  /// To be called when nothing will change any more in this cell.
  void end() {
    if (name != null) {
      draw(true);
    }
    name = null;
    waiting = false;
  }

  private void draw(boolean last) {
    DisplayData data = drawing.draw(last);
    if (name == null) {
      name = screen.show(data);
    } else {
      screen.change(name, data);
    }
  }
}

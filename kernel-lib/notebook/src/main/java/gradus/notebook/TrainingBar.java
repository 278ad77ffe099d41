package gradus.notebook;

import gradus.train.Trainer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// A bar for a loop that somebody else runs: it hears of each step when that is done.
final class TrainingBar implements Consumer<Trainer> {
  private final LongSupplier clock;
  private final Live live;
  private long start;
  private int before;
  private int step;
  private int goal;

  TrainingBar(Screen screen, LongSupplier clock) {
    this.clock = clock;
    live = new Live(screen, clock, Live.QUIET_NANOS, this::draw);
    start = clock.getAsLong();
  }

  @Override
  public void accept(Trainer training) {
    reach(training.step(), training.goal());
  }

  /// A fit that goes on where another stopped counts from there. The clock starts when the first
  /// step is done: nobody hears of its beginning.
  void reach(int done, int of) {
    if (of != goal || done <= step) {
      start = clock.getAsLong();
      before = done - 1;
    }
    step = done;
    goal = of;
    live.change();
    if (done == of) {
      live.end();
    }
  }

  private DisplayData draw(boolean last) {
    double seconds = (clock.getAsLong() - start) / 1e9;
    return new Bar("steps", step - before, goal - before, seconds, last).show();
  }
}

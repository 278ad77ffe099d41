package gradus.figure;

import gradus.notebook.Background;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Does something once when nothing has moved for a while.
final class Settled {
  private static final long QUIET_MILLIS = 400;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> Background.thread("figures at rest", work));

  private final Runnable action;
  private @Nullable Future<?> waiting;

  Settled(Runnable action) {
    this.action = action;
  }

  /// Something has moved: wait anew.
  synchronized void moved() {
    if (waiting != null) {
      waiting.cancel(false);
    }
    waiting = CLOCK.schedule(action, QUIET_MILLIS, TimeUnit.MILLISECONDS);
  }
}

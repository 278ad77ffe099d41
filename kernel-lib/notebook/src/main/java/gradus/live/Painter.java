package gradus.live;

import gradus.notebook.Background;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Paints on a thread of its own, so that nobody waits for it. Of what comes while it paints, only
/// the last is painted.
///
/// @param <T> what is painted
final class Painter<T> {
  private final AtomicReference<@Nullable T> next = new AtomicReference<>();
  private final Consumer<T> brush;
  private final Thread thread = Background.thread("painting", this::work);
  private boolean isPainting;
  private boolean isOver;

  Painter(Consumer<T> brush) {
    this.brush = brush;
  }

  void start() {
    thread.start();
  }

  synchronized void paint(T scenery) {
    next.set(scenery);
    notifyAll();
  }

  /// Whether something waits to be painted, so that more of it would be for nothing.
  boolean isBusy() {
    return next.get() != null;
  }

  /// Paints what is left, and no more.
  synchronized void end() {
    isOver = true;
    notifyAll();
  }

  /// Waits until all is painted.
  synchronized void await(long millis) throws InterruptedException {
    long until = System.currentTimeMillis() + millis;
    while ((next.get() != null || isPainting) && System.currentTimeMillis() < until) {
      wait(20);
    }
  }

  private void work() {
    T scenery = take();
    while (scenery != null) {
      brush.accept(scenery);
      scenery = take();
    }
  }

  private synchronized @Nullable T take() {
    isPainting = false;
    notifyAll();
    while (next.get() == null && !isOver) {
      try {
        wait();
      } catch (InterruptedException e) {
        isOver = true;
      }
    }
    T scenery = next.getAndSet(null);
    isPainting = scenery != null;
    return scenery;
  }
}

package gradus.nn;

import gradus.tensor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who is at work. The layers of this library say so when they compute, so that a [Summary] can
/// tell which operation was whose.
final class Calls {
  interface Listener {
    void begins(Layer layer);

    void ends(Layer layer, Tensor y);
  }

  private static final ThreadLocal<@Nullable Listener> LISTENER = new ThreadLocal<>();

  private Calls() {}

  static Tensor run(Layer layer, Supplier<Tensor> forward) {
    Listener listener = LISTENER.get();
    if (listener == null) {
      return forward.get();
    }
    listener.begins(layer);
    Tensor y = forward.get();
    listener.ends(layer, y);
    return y;
  }

  static void listen(Listener listener, Runnable work) {
    LISTENER.set(listener);
    try {
      work.run();
    } finally {
      LISTENER.remove();
    }
  }
}

package gradus.live;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/// How a live training is shown under its cell.
public final class LiveView {
  private LiveView() {}

  /// Registers it.
  ///
  /// @param renderer the kernel's renderer
  public static void register(Renderer renderer) {
    renderer
        .createRegistration(LiveTraining.class)
        .preferring("text/plain")
        .supporting("text/html", "image/png", "application/vnd.jupyter.widget-view+json")
        .register((live, context) -> {
          DisplayData data = context.getRenderer().render(live.show());
          data.putText("Run this cell to train, and to change the rate, pause, rewind and fork.");
          context.getOutputContainer().assign(data);
        });
  }
}

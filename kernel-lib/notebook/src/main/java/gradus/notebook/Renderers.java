package gradus.notebook;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.knowm.xchart.internal.chartpart.Chart;

/// Teaches the kernel to show what the course computes.
public final class Renderers {
  private Renderers() {}

  /// Registers how plots, charts, arrays and tensors are shown, for `display(x)` and for the last
  /// value of a cell.
  ///
  /// @param renderer the kernel's renderer
  public static void register(Renderer renderer) {
    show(renderer, Plot.class, Bundle::of);
    show(renderer, Chart.class, Bundle::of);
    show(renderer, Drawing.class, Bundle::of);
    show(renderer, Tensor.class, TensorCard::of);
    show(renderer, LossCurve.class, curve -> Bundle.of(curve.plot()));
    for (Class<?> type :
        List.of(double[].class, double[][].class, float[].class, int[].class, List.class)) {
      show(renderer, type, value -> Bundle.text(Values.text(value)));
    }
  }

  private static <T> void show(Renderer renderer, Class<T> type, Function<T, DisplayData> bundle) {
    renderer
        .createRegistration(type)
        .preferring("text/plain")
        .supporting("text/html", "image/png", "image/svg+xml")
        .register((value, context) -> context.getOutputContainer().assign(bundle.apply(value)));
  }
}

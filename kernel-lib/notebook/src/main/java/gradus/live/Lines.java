package gradus.live;

import gradus.live.LossPanel.Curve;
import gradus.notebook.Palette;
import gradus.notebook.Trace;
import gradus.scene.Scene;
import java.util.List;
import java.util.stream.DoubleStream;

/// Curves over the steps, as many points as there are pixels to show them.
final class Lines {
  private static final Palette[] COLORS = {
    Palette.ERROR, Palette.CLASS_0, Palette.WEIGHT, Palette.INPUT, Palette.GRADIENT, Palette.CLASS_1
  };

  /// The share of the height that is left for the names above the curves.
  private static final double NAMES = 0.14;

  /// How wide a letter is, in pixels.
  private static final double LETTER = 8.5;

  private Lines() {}

  /// Draws curves with their names, the first solid and the others dashed.
  static Scene draw(Scene scene, String across, String up, List<Curve> curves) {
    double[] ys =
        curves.stream()
            .flatMapToDouble(c -> DoubleStream.of(c.values()))
            .filter(Double::isFinite)
            .toArray();
    double low = DoubleStream.of(ys).min().orElse(0);
    double high = DoubleStream.of(ys).max().orElse(1);
    if (low > 0 && low < 0.5 * high) {
      low = 0;
    }
    double space = high > low ? 0.06 * (high - low) : Math.max(0.5, Math.abs(high));
    double last = curves.stream().flatMapToDouble(c -> DoubleStream.of(c.steps())).max().orElse(1);
    double floor = low == 0 ? 0 : low - space;
    boolean isNamed = curves.size() > 1;
    double right = Math.max(1, last);
    double ceiling = high + space + (isNamed ? NAMES * (high - low + space) : 0);
    scene.axes(across, 0, right, up, floor, ceiling);
    double at = 0.02 * right;
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      List<double[]> points = Trace.of(curve.steps(), curve.values()).points();
      scene.color(COLORS[i % COLORS.length]);
      if (i == 0) {
        scene.pen(2);
      } else {
        scene.dashed(i == 1 ? 2.5 : 1.5);
      }
      scene.curve(
          points.stream().mapToDouble(p -> p[0]).toArray(),
          points.stream().mapToDouble(p -> p[1]).toArray());
      double width = (curve.name().length() + 2) * LETTER * right / scene.width();
      if (isNamed && at + width <= right * 1.05) {
        scene.label(at, ceiling - 0.5 * NAMES * (high - low + space), curve.name());
        at += width;
      }
    }
    return scene;
  }
}

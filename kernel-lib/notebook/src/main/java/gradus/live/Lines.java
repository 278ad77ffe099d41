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

  /// More names would cover the curves.
  private static final int MOST_NAMES = 5;

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
    double last =
        curves.stream().flatMapToDouble(c -> DoubleStream.of(c.steps())).max().orElse(1);
    double floor = low == 0 ? 0 : low - space;
    scene.axes(across, 0, Math.max(1, last), up, floor, high + space);
    for (int i = 0; i < curves.size(); i++) {
      List<double[]> points = Trace.of(curves.get(i).steps(), curves.get(i).values()).points();
      scene.color(COLORS[i % COLORS.length]);
      if (i == 0) {
        scene.pen(2);
      } else {
        scene.dashed(i == 1 ? 2.5 : 1.5);
      }
      scene.curve(
          points.stream().mapToDouble(p -> p[0]).toArray(),
          points.stream().mapToDouble(p -> p[1]).toArray());
      if (curves.size() > 1 && i < MOST_NAMES) {
        double top = high + space - (0.09 + 0.09 * i) * (high + space - floor);
        scene.label(0.45 * Math.max(1, last), top, curves.get(i).name());
      }
    }
    return scene;
  }
}

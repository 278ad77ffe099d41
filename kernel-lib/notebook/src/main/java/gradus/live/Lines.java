package gradus.live;

import gradus.live.LossPanel.Curve;
import gradus.notebook.Palette;
import gradus.notebook.Trace;
import gradus.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Curves over the steps, as many points as there are pixels to show them.
final class Lines {
  private static final Palette[] COLORS = {
    Palette.ERROR, Palette.CLASS_0, Palette.WEIGHT, Palette.INPUT, Palette.GRADIENT, Palette.CLASS_1
  };

  /// The share of the height that is left for each row of names above the curves.
  private static final double NAMES = 0.14;

  /// How wide a letter is, in pixels.
  private static final double LETTER = 7.5;

  /// What the numbers beside the axes take of the width, in pixels.
  private static final double MARGIN = 72;

  private static final double START = 0.02;

  /// How many neighbors a curve may tell apart: one for each two pixels of an axis or so, which is
  /// how wide the curve is. Twice as many look the same and take twice the time.
  private static final int BUCKETS = 128;

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
    double right = Math.max(1, last);
    List<Name> names = curves.size() > 1 ? names(curves, scene.width()) : List.of();
    int rows = names.isEmpty() ? 0 : names.getLast().row() + 1;
    double line = NAMES * (high - low + space);
    double ceiling = high + space + rows * line;
    scene.axes(across, 0, right, up, floor, ceiling);
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      List<double[]> points = Trace.of(curve.steps(), curve.values(), BUCKETS).points();
      scene.color(COLORS[i % COLORS.length]);
      if (i == 0) {
        scene.pen(2);
      } else {
        scene.dashed(i == 1 ? 2.5 : 1.5);
      }
      scene.curve(
          points.stream().mapToDouble(p -> p[0]).toArray(),
          points.stream().mapToDouble(p -> p[1]).toArray());
      if (i < names.size()) {
        Name name = names.get(i);
        scene.label(name.share() * right, ceiling - (name.row() + 0.5) * line, curve.name());
      }
    }
    return scene;
  }

  /// The place of a name above the curves.
  private record Name(int row, double share) {}

  /// Side by side, and in a new row where one is full.
  private static List<Name> names(List<Curve> curves, int width) {
    var names = new ArrayList<Name>();
    double at = START;
    int row = 0;
    for (Curve curve : curves) {
      double wide = (curve.name().length() + 2) * LETTER / (width - MARGIN);
      if (at > START && at + wide > 1) {
        row++;
        at = START;
      }
      names.add(new Name(row, at));
      at += wide;
    }
    return names;
  }
}

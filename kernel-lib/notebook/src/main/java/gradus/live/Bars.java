package gradus.live;

import gradus.diagnose.Histogram;
import gradus.scene.Scene;

/// The bars of a histogram.
final class Bars {
  private Bars() {}

  /// Draws them in the scene's color, the highest as high as there is room.
  static void draw(
      Scene scene, Histogram histogram, double left, double top, double right, double bottom) {
    double most = Math.max(1, histogram.counts().stream().mapToInt(n -> n).max().orElse(1));
    double[] tops =
        histogram.counts().stream().mapToDouble(n -> bottom - (bottom - top) * n / most).toArray();
    scene.pen(1).filled().bars(left, right, bottom, tops);
    scene.hollow();
  }
}

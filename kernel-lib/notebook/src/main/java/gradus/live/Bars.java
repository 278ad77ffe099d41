package gradus.live;

import gradus.diagnose.Histogram;
import gradus.scene.Scene;

/// The bars of a histogram.
final class Bars {
  private Bars() {}

  /// Draws them in the scene's color, the highest as high as there is room.
  static void draw(
      Scene scene, Histogram histogram, double left, double top, double right, double bottom) {
    int count = histogram.counts().size();
    double wide = (right - left) / count;
    double most = Math.max(1, histogram.counts().stream().mapToInt(n -> n).max().orElse(1));
    scene.pen(1).filled();
    for (int i = 0; i < count; i++) {
      double high = (bottom - top) * histogram.counts().get(i) / most;
      scene.box(left + i * wide, bottom - high, left + (i + 1) * wide, bottom);
    }
    scene.hollow();
  }
}

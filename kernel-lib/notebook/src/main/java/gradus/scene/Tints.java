package gradus.scene;

import gradus.notebook.Palette;
import java.awt.Color;

/// Colors between paper and a full color.
final class Tints {
  private Tints() {}

  /// @param share 0 for paper, 1 for the full color
  static Color of(Color full, double share) {
    Color paper = Palette.PAPER.color();
    return new Color(
        mix(paper.getRed(), full.getRed(), share),
        mix(paper.getGreen(), full.getGreen(), share),
        mix(paper.getBlue(), full.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}

package gradus.scene;

import gradus.notebook.Fonts;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/// Text as outlines, so that it looks the same where the font is not.
final class Letters {
  private static final FontRenderContext FLAT = new FontRenderContext(null, true, true);

  private Letters() {}

  /// A line of text.
  ///
  /// @param x where it starts, if `share` is 0, or has its middle, if it is 0.5
  /// @param y its middle
  /// @param share how much of it lies left of x
  static Shape of(String text, float size, double x, double y, double share) {
    if (text.isBlank()) {
      return new java.awt.geom.Path2D.Double();
    }
    var layout = new TextLayout(text, Fonts.font(size), FLAT);
    double left = x - share * layout.getAdvance();
    // The middle of small letters and digits, whatever hangs below the line.
    return layout.getOutline(AffineTransform.getTranslateInstance(left, y + 0.36 * size));
  }
}

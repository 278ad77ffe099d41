package gradus.scene;

import gradus.notebook.Fonts;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Text as outlines, so that it looks the same where the font is not.
final class Letters {
  private static final FontRenderContext FLAT = new FontRenderContext(null, true, true);
  private static final int MOST_KNOWN = 256;

  /// The last texts: a picture that moves has mostly those of the picture before.
  private static final Map<Text, Outline> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_KNOWN, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Text, Outline> eldest) {
              return size() > MOST_KNOWN;
            }
          });

  /// A text in a size.
  private record Text(String text, float size) {
    Outline outline() {
      var layout = new TextLayout(text, Fonts.font(size), FLAT);
      return new Outline(layout.getOutline(null), layout.getAdvance());
    }
  }

  /// The letters, the first at (0, 0), and how wide they are together.
  private record Outline(Shape shape, double advance) {}

  private Letters() {}

  /// A line of text.
  ///
  /// @param x where it starts, if `share` is 0, or has its middle, if it is 0.5
  /// @param y its middle
  /// @param share how much of it lies left of x
  static Shape of(String text, float size, double x, double y, double share) {
    if (text.isBlank()) {
      return new Path2D.Double();
    }
    Outline outline = KNOWN.computeIfAbsent(new Text(text, size), Text::outline);
    double left = x - share * outline.advance();
    // The middle of small letters and digits, whatever hangs below the line.
    return AffineTransform.getTranslateInstance(left, y + 0.36 * size)
        .createTransformedShape(outline.shape());
  }
}

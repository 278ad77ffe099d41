package gradus.notebook;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Something that can draw itself, in the same way for every format.
public interface Drawing {
  /// How wide it is.
  ///
  /// @return pixels of the page
  int width();

  /// How high it is.
  ///
  /// @return pixels of the page
  int height();

  /// What it shows, in one line.
  ///
  /// @return the name of the picture
  String title();

  /// Draws it, from (0, 0) at the top left to (width, height).
  ///
  /// @param pen where to; it is the drawing's own, and may be left in any state
  void paint(Graphics2D pen);

  /// How many of its numbers are NaN or infinite, so that they cannot be drawn.
  ///
  /// @return 0 if all is there
  default long missing() {
    return 0;
  }

  /// Where its coordinates are, so that a click can be understood.
  ///
  /// @return the place of its first axes in pixels, or null if it has none
  default @Nullable Rectangle2D axes() {
    return null;
  }

  /// What it shows in words and numbers, for those who cannot see it.
  @Override
  String toString();
}

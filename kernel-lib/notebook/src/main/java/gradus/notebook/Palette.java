package gradus.notebook;

import java.awt.Color;

/// The colors of the course. A thing keeps its color from the first picture to the last.
///
/// Each is dark enough to be read as text on [#PAPER] (WCAG AA, a contrast of 4.5 or more), and no
/// picture relies on color alone: classes have markers of their own, lines have dashes.
public enum Palette {
  /// What goes into a neuron.
  INPUT(0x00695C),
  /// What a neuron has learned.
  WEIGHT(0x5E35B1),
  /// How wrong the answer is.
  ERROR(0xC62828),
  /// Where the error would fall, and how steeply.
  GRADIENT(0x8A5A00),
  /// The points that are labelled 0.
  CLASS_0(0x1558B0),
  /// The points that are labelled 1.
  CLASS_1(0xB84A00),
  /// Words, numbers and the line between two classes.
  INK(0x1F2328),
  /// Words and numbers of lesser weight.
  FAINT_INK(0x59636E),
  /// The lines behind the data. Not for text.
  GRID(0xE4E7EB),
  /// What all pictures are drawn on, in a light and in a dark notebook.
  PAPER(0xFFFFFF);

  private final int rgb;

  Palette(int rgb) {
    this.rgb = rgb;
  }

  /// The color as one number, `0xRRGGBB`.
  ///
  /// @return red, green and blue, eight bits each
  public int rgb() {
    return rgb;
  }

  /// The color for HTML and CSS.
  ///
  /// @return such as `#C62828`
  public String hex() {
    return "#%06X".formatted(rgb);
  }

  /// The color for Java's own pictures.
  ///
  /// @return the opaque color
  public Color color() {
    return new Color(rgb);
  }

  /// A color between this one and another.
  ///
  /// @param other the other
  /// @param share 0 for this one, 1 for the other
  /// @return the opaque color
  public Color mixed(Palette other, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double part = (1 - share) * (rgb >> shift & 0xFF) + share * (other.rgb >> shift & 0xFF);
      mixed |= (int) Math.round(part) << shift;
    }
    return new Color(mixed);
  }

  /// A color for the plot of something that has no role: the n-th line, the n-th class.
  static Palette turn(int n) {
    Palette[] turns = {CLASS_0, CLASS_1, WEIGHT, INPUT, ERROR, GRADIENT};
    return turns[n % turns.length];
  }
}

package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PaletteTest {
  /// WCAG 2.2, success criterion 1.4.3: text needs 4.5, large shapes 3.
  private static final double TEXT = 4.5;

  private static final double SHAPE = 3;

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"GRID", "PAPER"})
  void everyColorCanBeReadAsTextOnPaper(Palette color) {
    assertTrue(contrast(color.color(), Palette.PAPER.color()) >= TEXT, color + " " + color.hex());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLASS_0", "CLASS_1", "INK"})
  void pointsAndTheEdgeStandOutFromEveryBackgroundOfABoundary(Palette color) {
    for (double value = 0; value <= 1; value += 0.05) {
      var background = new Color(FieldChart.tint(value));
      // A point of the same color as its surroundings has a rim of paper; see Markers.
      boolean ink = contrast(color.color(), background) >= SHAPE;
      assertTrue(ink || color != Palette.INK, color + " on " + value);
      assertTrue(contrast(color.color(), Palette.PAPER.color()) >= SHAPE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INPUT", "WEIGHT", "ERROR", "GRADIENT"})
  void aRoleHasItsColorForItself(Palette role) {
    long same = Arrays.stream(Palette.values()).filter(p -> p.rgb() == role.rgb()).count();
    assertEquals(1, same);
  }

  @Test
  void contrastIsComputedAsTheStandardSays() {
    assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(4.54, contrast(new Color(0x767676), Color.WHITE), 0.005);
  }

  private static double contrast(Color a, Color b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color c) {
    return 0.2126 * linear(c.getRed())
        + 0.7152 * linear(c.getGreen())
        + 0.0722 * linear(c.getBlue());
  }

  private static double linear(int channel) {
    double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }
}

package gradus.notebook;

import static gradus.notebook.Charts.plot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static Plot steep(double slope) {
    return plot("x", new double[] {0, 1}, "y", new double[] {0, slope});
  }

  @Test
  void anAxisWithLimitsStaysWhereItIs() {
    for (double slope : new double[] {0, 1, 100}) {
      var styler = steep(slope).ylim(-2, 2).xchart().getStyler();
      assertEquals(-2, styler.getYAxisMin());
      assertEquals(2, styler.getYAxisMax());
    }
  }

  @Test
  void whatGoesBeyondIsCutOff() throws IOException {
    assertEquals(top(steep(2)), top(steep(100)), 3, "one line ends at the edge, one is cut there");
  }

  /// The highest row with a pixel of the line.
  private static int top(Plot plot) throws IOException {
    byte[] png = Picture.of(plot.ylim(-2, 2)).png(Picture.COARSE);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int line = Palette.turn(0).rgb() & 0xFFFFFF;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xFFFFFF) == line) {
          return y;
        }
      }
    }
    return image.getHeight();
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    assertEquals(
        "cannot draw an axis from 2 to 1: the lower end must be the smaller, and both finite, as in ylim(-1, 1).",
        assertThrows(IllegalArgumentException.class, () -> steep(1).ylim(2, 1)).getMessage());
    assertEquals(
        "cannot draw an axis from 0 to NaN: the lower end must be the smaller, and both finite, as in ylim(-1, 1).",
        assertThrows(IllegalArgumentException.class, () -> steep(1).ylim(0, Double.NaN))
            .getMessage());
    assertEquals(
        "cannot begin a logarithmic axis at 0: it has no place for what is not above 0, as in ylim(0.001, 1).",
        assertThrows(IllegalArgumentException.class, () -> steep(1).ylim(0, 1).logScale().xchart())
            .getMessage());
  }
}

package gradus.scene;

import static gradus.scene.Scenes.scene;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.notebook.Palette;
import gradus.notebook.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {
  private static Scene everything() {
    return scene(400, 300)
        .title("Everything")
        .axes("z", -4, 4, "a", -1, 1)
        .heat(-4, -1, 0, 1, new double[][] {{-1, 2}, {0.5, Double.NaN}})
        .color(Palette.WEIGHT)
        .curve(new double[] {-4, 0, 4}, new double[] {-1, 0, 1})
        .dashed(2)
        .line(-4, 0, 4, 0)
        .color(Palette.ERROR)
        .arrow(0, 0, 2, 0.5)
        .filled()
        .circle(2, 0.5, 12)
        .box(1, -1, 3, -0.5)
        .color(Palette.INK)
        .text(2, 0.5, "Σ")
        .label(-3.5, 0.8, "x₁ → w");
  }

  private static BufferedImage image(Scene scene) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Picture.of(scene).png(Picture.COARSE)));
  }

  private static Color at(BufferedImage image, int x, int y) {
    return new Color(image.getRGB(x, y));
  }

  @Test
  void pngAndSvgComeFromOneDescription() throws IOException {
    Picture picture = Picture.of(everything());
    BufferedImage png = image(everything());
    assertEquals(List.of(400, 300), List.of(png.getWidth(), png.getHeight()));
    String svg = picture.svg();
    assertTrue(svg.contains("role=\"img\"") && svg.contains("<title>Everything</title>"));
    assertFalse(svg.contains("<text"), "letters are outlines");
    assertEquals(picture.svg(), Picture.of(everything()).svg());
  }

  @Test
  void whatIsSeenIsSaid() {
    assertEquals(
        """
        Everything
        a against z
        heat map of 2 × 2 numbers, from -1 to 2
        written: Σ · x₁ → w\
        """,
        everything().toString());
  }

  @Test
  void barsStandSideBySideAndOneThatIsNotFiniteLeavesAGap() throws IOException {
    Scene scene = scene(100, 100).color(Palette.ERROR).pen(2).filled();
    var image = image(scene.bars(10, 70, 90, 50, Double.NaN, 20));
    Color tint = at(image, 20, 70);
    assertNotEquals(Palette.PAPER.color(), tint);
    assertEquals(Palette.PAPER.color(), at(image, 20, 40), "above the first");
    assertEquals(Palette.PAPER.color(), at(image, 40, 70), "the second is missing");
    assertEquals(tint, at(image, 60, 30));
    assertEquals(1, scene.missing());
  }

  @Test
  void shapesAreWhereTheyWerePut() throws IOException {
    var image = image(scene(100, 100).color(Palette.ERROR).pen(4).box(20, 20, 80, 80));
    assertEquals(Palette.ERROR.color(), at(image, 20, 50));
    assertEquals(Palette.PAPER.color(), at(image, 50, 50));
    assertEquals(Palette.PAPER.color(), at(image, 10, 10));
  }

  @Test
  void axesTurnYUpward() throws IOException {
    var image = image(scene(200, 200).axes("x", 0, 1, "y", 0, 1).pen(6).line(0, 0.9, 1, 0.9));
    int inTheUpperHalf = 0;
    for (int y = 20; y < 80; y++) {
      inTheUpperHalf += at(image, 120, y).equals(Palette.INK.color()) ? 1 : 0;
    }
    assertTrue(Math.abs(inTheUpperHalf - 6) <= 1, "rows of ink: " + inTheUpperHalf);
  }

  @Test
  void whatIsNotFiniteIsLeftOutAndCounted() {
    Scene scene =
        scene(100, 100)
            .line(0, 0, Double.NaN, 1)
            .circle(Double.POSITIVE_INFINITY, 0, 3)
            .curve(new double[] {0, 1, 2}, new double[] {0, Double.NaN, 2})
            .heat(0, 0, 50, 50, new double[][] {{Double.NaN, 1}});
    assertEquals(4, scene.missing());
    assertEquals(4, Picture.of(scene).missing());
  }

  @ParameterizedTest
  @EnumSource(
      value = Palette.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PAPER", "GRID"})
  void inkIsReadOnEveryTint(Palette color) throws IOException {
    var image = image(scene(100, 100).color(color).filled().circle(50, 50, 40));
    assertTrue(contrast(at(image, 50, 50), Palette.INK.color()) >= 4.5);
  }

  @Test
  void inkIsReadOnTheStrongestColorsOfAHeatMap() throws IOException {
    var image = image(scene(100, 100).heat(0, 0, 100, 100, new double[][] {{-1, 1}}));
    assertTrue(contrast(at(image, 5, 5), Palette.INK.color()) >= 4.5);
    assertTrue(contrast(at(image, 95, 5), Palette.INK.color()) >= 4.5);
    assertFalse(at(image, 5, 5).equals(at(image, 95, 5)));
  }

  /// As WCAG 2.1 defines it.
  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color color) {
    double[] parts =
        Arrays.stream(new int[] {color.getRed(), color.getGreen(), color.getBlue()})
            .mapToDouble(part -> part / 255.0)
            .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  @Test
  void ticksAreRoundAndFew() {
    assertEquals(List.of(-4.0, -2.0, 0.0, 2.0, 4.0), new Axis("z", -4, 4, 56, 384).ticks());
    assertEquals(List.of(0.0, 0.5, 1.0), new Axis("a", 0, 1, 254, 16).ticks());
  }

  @Test
  void mistakesAreExplained() {
    assertMessage(
        "cannot draw on 5 × 300 pixels: a scene needs 16 × 16 or more.", () -> scene(5, 300));
    assertMessage(
        "cannot draw the axis \"x\" from 1.0 to 1.0: the first must be the smaller, and both"
            + " finite.",
        () -> scene(100, 100).axes("x", 1, 1, "y", 0, 1));
    assertMessage(
        "cannot draw a curve with 2 xs and 1 ys: every point needs both.",
        () -> scene(100, 100).curve(new double[2], new double[1]));
    assertMessage(
        "cannot draw a heat map of 2 rows with [2, 1]: all rows must be equally long, and hold a"
            + " number.",
        () -> scene(100, 100).heat(0, 0, 1, 1, new double[][] {{1, 2}, {3}}));
  }

  private static void assertMessage(String message, Runnable mistake) {
    var thrown = assertThrows(IllegalArgumentException.class, mistake::run);
    assertEquals(message, thrown.getMessage());
  }

  /// More tints than a small PNG has colors: the soft edges of letters must not take one of them.
  @Test
  void lettersStayGrayBesideManyTints() throws IOException {
    var waves = new double[64][64];
    for (int row = 0; row < 64; row++) {
      for (int column = 0; column < 64; column++) {
        waves[row][column] = Math.sin(row * 64 + column);
      }
    }
    BufferedImage png =
        image(scene(400, 300).axes("step", 0, 60, "loss", 0, 1).heat(0, 0, 60, 1, waves));
    int bluest = 0;
    int darkest = 255;
    for (int y = 262; y < 300; y++) {
      for (int x = 40; x < 400; x++) {
        Color letter = at(png, x, y);
        bluest = Math.max(bluest, letter.getBlue() - letter.getRed());
        darkest = Math.min(darkest, letter.getRed());
      }
    }
    assertTrue(darkest < 100, "there are letters: " + darkest);
    assertTrue(bluest <= 24, "ink is at most this blue: " + bluest);
  }
}

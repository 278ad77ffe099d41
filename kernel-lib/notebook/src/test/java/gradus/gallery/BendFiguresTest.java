package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.nn.Activations.gelu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.layer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.figure.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class BendFiguresTest {
  @Test
  void stackedLinesAreOneLine() {
    Figure figure = Gallery.collapse();
    FigureCheck.of(figure);
    String text = figure.start().text();
    assertTrue(text.startsWith("W = w₂·w₁ = −1.68, B = w₂·b₁ + b₂ = 2.06; nonlinearity off"), text);
    assertTrue(text.contains("the two lines are one"), text);
    assertTrue(text.endsWith(", which is rounding)."), text);
  }

  @Test
  void theLinesOfTheFactoryAreEightXPlusThirteen() {
    String text = Gallery.collapse().frame(2, 3, 4, 1, "off").text();
    assertTrue(text.startsWith("W = w₂·w₁ = 8.00, B = w₂·b₁ + b₂ = 13.00;"), text);
  }

  @Test
  void aBendSetsTheTwoApart() {
    // At x = 3, f = −1.2 tanh(3.4) + 1.1 and g = −1.68 · 3 + 2.06; at −3 they are farther apart.
    double f = -1.2 * Math.tanh(1.4 * -3 - 0.8) + 1.1;
    double g = -1.68 * -3 + 2.06;
    String text = Gallery.collapse().frame(1.4, -0.8, -1.2, 1.1, "tanh").text();
    assertTrue(text.endsWith("f bends away from g by up to " + Digits.two(g - f) + "."), text);
  }

  @Test
  void theReadersBendIsAmongTheChoices() {
    Figure figure = Gallery.collapse(layer(z -> z.sin()));
    FigureCheck.of(figure);
    assertTrue(figure.frame(1, 0, 1, 0, "f").text().contains("f bends away from g"));
  }

  @Test
  void theExplorerOpensAtTheSigmoidsSteepestPlace() {
    Figure figure = Gallery.activations();
    FigureCheck.of(figure);
    assertEquals("at z = 0.00: f(z) = 0.500, slope f′(z) = 0.250", figure.start().text());
  }

  @Test
  void slopesAreThoseOfTheCourse() {
    Figure figure = Gallery.activations();
    for (var each : List.of(List.of(1.0, "0.197"), List.of(2.0, "0.105"), List.of(4.0, "0.018"))) {
      String text = figure.frame("sigmoid", each.getFirst()).text();
      assertTrue(text.endsWith("slope f′(z) = " + each.getLast()), text);
    }
    assertTrue(figure.frame("gelu", -0.752).text().contains("f(z) = −0.170, slope f′(z) = 0.000"));
    assertTrue(figure.frame("silu", -1.278).text().contains("f(z) = −0.278, slope f′(z) = 0.000"));
    assertTrue(
        figure.frame("step", 2.0).text().contains("f(z) = 1.000, slope f′(z) = 0.000: flat"));
    assertTrue(
        figure.frame("tanh", 6.0).text().endsWith("hardly anything can be learned through it"));
  }

  @Test
  void theReadersActivationIsExplored() {
    Figure figure = Gallery.activations(layer(z -> z.sin()));
    FigureCheck.of(figure);
    assertEquals("at z = 0.00: f(z) = 0.000, slope f′(z) = 1.000", figure.start().text());
    FigureCheck.of(Gallery.activations(tanh(), gelu()));
  }

  @Test
  void functionsWithoutANameAreNumbered() {
    Figure figure = Gallery.activations(layer(z -> z.sin()), tanh(), layer(z -> z.cos()));
    FigureCheck.of(figure);
    assertEquals("at z = 0.00: f(z) = 0.000, slope f′(z) = 1.000", figure.frame("f₁", 0).text());
    assertTrue(figure.frame("f₂", 0).text().startsWith("at z = 0.00: f(z) = 1.000"));
    Figure lines = Gallery.collapse(layer(z -> z.sin()), layer(z -> z.cos()));
    FigureCheck.of(lines);
    assertTrue(lines.frame(1, 0, 1, 0, "f₂").text().contains("nonlinearity f₂: f bends away"));
  }

  @Test
  void aPlaceThatIsNoNumberIsSaidInTheFigure() {
    Frame frame = Gallery.activations().frame("sigmoid", Double.NaN);
    assertFalse(frame.isTrouble());
    assertTrue(frame.text().contains("cannot be drawn"), frame::text);
  }

  @Test
  void theTemperatureOpensAtTheSharesOfTheSource() {
    Figure figure = Gallery.temperature();
    FigureCheck.of(figure);
    Frame start = figure.start();
    for (String share : List.of("0.55", "0.20", "0.12", "0.03", "0.09")) {
      assertTrue(start.toString().contains(share), start::toString);
    }
    assertTrue(start.text().startsWith("Σp = 1.00. T ≈ 1: the standard softmax."), start::text);
  }

  @Test
  void coldIsSharpAndHotIsFlat() {
    Figure figure = Gallery.temperature(List.of("a", "b", "c"), 2, 1, 0);
    FigureCheck.of(figure);
    assertTrue(figure.start().toString().contains("0.67"), "softmax(2, 1, 0) = (.665, …)");
    assertTrue(figure.frame(0.05).text().contains("Entropy 0.00 nats, of at most ln 3 = 1.10."));
    assertTrue(figure.frame(1000).text().contains("Entropy 1.10 nats"));
    assertTrue(figure.frame(0).isTrouble());
    assertTrue(figure.frame(0).toString().contains("temperature"), figure.frame(0)::toString);
  }

  @Test
  void scoresAndNamesBelongTogether() {
    assertMessage(
        "cannot draw 1 scores with 2 names: from 2 to 12 fit, each with a name.",
        () -> Gallery.temperature(List.of("a", "b"), 1));
  }
}

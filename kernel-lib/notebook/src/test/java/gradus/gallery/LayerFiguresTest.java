package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.linear;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.figure.Frame;
import gradus.nn.Linear;
import org.junit.jupiter.api.Test;

class LayerFiguresTest {
  private static Linear hidden() {
    try (var _ = defaultType(FLOAT64)) {
      return new Linear(
          tensor(
              new double[][] {
                {0.2, 0.1, -0.3}, {-0.1, 0.4, 0.1}, {0.3, -0.2, 0.5}, {0.1, 0.2, -0.1}
              }),
          tensor(0.1, -0.2, 0.1, 0.3));
    }
  }

  @Test
  void theLayerOpensAtTheNumbersOfTheSource() {
    Figure figure = Gallery.layer();
    FigureCheck.of(figure);
    Frame start = figure.start();
    assertEquals(
        "z = Wx + b = (−3.00, 2.00), a = sigmoid(z) = (0.05, 0.88). Each row of W is one neuron's"
            + " weights.",
        start.text());
    assertTrue(start.toString().contains("0.50·1.00 + −1.00·2.00 + 2.00·−1.00 + 0.50"));
    assertTrue(start.toString().contains("0.50 + −2.00 + −2.00 + 0.50 = −3.00"));
    assertTrue(figure.frame(1, 2, -1, 2).toString().contains("z₂ = w₂₁·x₁ + w₂₂·x₂ + w₂₃·x₃ + b₂"));
  }

  @Test
  void theReadersLayerIsShownNeuronByNeuron() {
    Figure figure = Gallery.layer(hidden(), relu(), 0.7, 0.8, 0.45);
    FigureCheck.of(figure);
    // .185, .095, .375 and .485, whose last 5 is a little less in binary or a little more
    assertTrue(
        figure
            .start()
            .text()
            .matches("z = Wx \\+ b = \\(0.1[89], 0.(09|10), 0.3[78], 0.4[89]\\).*"),
        figure.start()::text);
    assertTrue(figure.frame(0.1, 0.1, 0.1, 2).toString().contains("= −0.16"));
    assertTrue(figure.frame(0.1, 0.1, 0.1, 2).text().contains("relu(z) = (0.10, 0.00,"));
  }

  @Test
  void aLayerThatDoesNotFitIsRefused() {
    assertMessage(
        "cannot draw linear(2, 9) number by number: up to 6 inputs and 6 outputs fit.",
        () -> Gallery.layer(linear(2, 9), relu(), 1, 2));
  }

  @Test
  void moreBlocksFollowTheCurveMoreClosely() {
    Figure figure = Gallery.bumps();
    FigureCheck.of(figure);
    double before = Double.MAX_VALUE;
    for (int blocks : new int[] {1, 6, 12, 24}) {
      double error = error(figure.frame(blocks, "bends (ReLU)", false));
      assertTrue(error < before, blocks + " blocks: " + error);
      before = error;
    }
    assertTrue(before < 0.05, "24 blocks: " + before);
    assertTrue(error(figure.frame(24, "soft steps (sigmoid)", false)) < 0.5);
  }

  @Test
  void aLineNeedsOneBlock() {
    Figure figure = Gallery.bumps(x -> 3 * x - 1, 0, 2);
    FigureCheck.of(figure);
    assertEquals(0, error(figure.start()));
  }

  @Test
  void anErrorOfOneBlockIsThatOfTheStraightLineBetweenTheEnds() {
    // x² between 0 and 2: the line 2x is 1 too high in the middle.
    assertEquals(1, error(Gallery.bumps(x -> x * x, 0, 2).start()), 1e-3);
  }

  @Test
  void aCurveWithAGapSaysSo() {
    Frame frame = Gallery.bumps(Math::log, -1, 1).start();
    assertTrue(frame.text().contains("cannot be drawn"), frame::text);
    assertMessage(
        "cannot follow a curve from 1.0 to 1.0: the left end must be the smaller, and both finite.",
        () -> Gallery.bumps(x -> x, 1, 1));
  }

  private static double error(Frame frame) {
    return Double.parseDouble(frame.text().replaceAll(".*largest error: ([-0-9.]+) .*", "$1"));
  }

  @Test
  void lossesOpenAtTheNumbersOfTheSource() {
    Figure figure = Gallery.losses();
    FigureCheck.of(figure);
    assertEquals(
        "squared error (ŷ − y)² = 2.25; cross-entropy −ln p = 0.51 nats", figure.start().text());
  }

  @Test
  void bothLossesAreThoseOfTheSource() {
    Figure figure = Gallery.lossComparison();
    FigureCheck.of(figure);
    assertLosses(figure, 0.8, "0.04", "0.22");
    assertLosses(figure, 0.2, "0.64", "1.61");
    assertLosses(figure, 0.3, "0.49", "1.20");
    assertLosses(figure, 0.01, "0.98", "4.61");
    assertLosses(figure, 0.0001, "1.00", "9.21");
    assertTrue(figure.start().text().startsWith("at p = 0.50: squared error 0.25, slope −1.00"));
    assertTrue(figure.start().text().endsWith("cross-entropy 0.69 nats, slope −2.00"));
  }

  private static void assertLosses(Figure figure, double p, String squared, String entropy) {
    String text = figure.frame(p).text();
    assertTrue(text.contains("squared error " + squared + ","), text);
    assertTrue(text.contains("cross-entropy " + entropy + " nats"), text);
  }

  @Test
  void whatIsNoProbabilityIsRefusedInTheFigure() {
    assertTrue(Gallery.lossComparison().frame(2).isTrouble());
    assertTrue(Gallery.losses().frame(1.5, 0, -1).toString().contains("probabilit"));
  }
}

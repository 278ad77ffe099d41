package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Datasets;
import gradus.figure.Dots.Dot;
import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.figure.Frame;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepFiguresTest {
  @Test
  void theKnivesOfTheSourceFailAtXor() {
    Figure figure = Gallery.knives();
    FigureCheck.of(figure);
    assertEquals("XOR: 2 of 4 right.", figure.start().text());
    assertEquals("XOR: 3 of 4 right.", figure.frame("XOR", 1, 1, -0.5).text());
    assertEquals("AND: 4 of 4 right.", figure.frame("AND", 1, 1, -1.5).text());
    assertEquals("OR: 4 of 4 right.", figure.frame("OR", 1, 1, -0.5).text());
    assertTrue(figure.start().toString().contains("1 wrong"), figure.start()::toString);
  }

  @Test
  void noKnifeOfManyDividesXor() {
    Figure figure = Gallery.knives();
    for (double w1 = -3; w1 <= 3; w1 += 1.5) {
      for (double w2 = -3; w2 <= 3; w2 += 1.5) {
        for (double b = -3; b <= 3; b += 1.5) {
          String text = figure.frame("XOR", w1, w2, b).text();
          assertTrue(!text.contains("4 of 4"), text);
        }
      }
    }
  }

  @Test
  void withoutWeightsThereIsNoCut() {
    assertEquals(
        "XOR: 2 of 4 right. With both weights 0 there is no cut.",
        Gallery.knives().frame("XOR", 0, 0, 1).text());
  }

  @Test
  void theReadersPointsAreCut() {
    Figure figure = Gallery.knives(Datasets.moons(40, 0.1, 1));
    assertTrue(figure.start().text().matches("these points: \\d+ of 40 right."));
    assertMessage(
        "cannot separate 3 classes here: every point must be labelled 0 or 1.",
        () -> Gallery.knives(Datasets.blobs(30, 3, 0.1, 1)));
    assertMessage(
        "cannot draw points of shape (2, 1, 16, 16): (n, 2) is needed, one row per point.",
        () -> Gallery.knives(Datasets.digits(2, 1)));
  }

  @Test
  void theBoundaryStartsWrongAndLearns() {
    Figure figure = LearningGallery.boundaryLearner();
    FigureCheck.of(figure);
    assertTrue(figure.start().text().startsWith("step 0: loss "), figure.start()::text);
    assertTrue(right(figure.start()) < 20);
    assertEquals(40, right(figure.frame(0.1, 60, List.of())));
    assertTrue(loss(figure.frame(0.1, 30, List.of())) < loss(figure.start()));
    assertTrue(
        loss(figure.frame(1, 30, List.of())) < loss(figure.frame(0.1, 30, List.of())),
        "a larger rate is faster");
    Frame with = figure.frame(0.1, 30, List.of(new Dot(0, 0, 1)));
    assertTrue(with.text().contains(" of 41 points right"), with::text);
  }

  private static int right(Frame frame) {
    return Integer.parseInt(frame.text().replaceAll(".* nats, (\\d+) of .*", "$1"));
  }

  private static double loss(Frame frame) {
    return Double.parseDouble(frame.text().replaceAll(".*: loss ([0-9.]+) nats.*", "$1"));
  }

  @Test
  void fiveStepsLeadToTheProbabilities() {
    Figure figure = Gallery.forwardPass();
    FigureCheck.of(figure);
    assertEquals("step 0: the input x, shape (3): (0.700, 0.800, 0.450)", figure.start().text());
    assertEquals(
        "step 1: linear(3, 4), shape (3) to (4): (0.185, 0.095, 0.375, 0.485)",
        figure.frame(1).text());
    assertEquals(
        "step 2: relu(), shape (4) to (4): (0.185, 0.095, 0.375, 0.485)", figure.frame(2).text());
    assertTrue(figure.frame(4).text().startsWith("step 4: softmax(), shape (2) to (2): (0.2"));
  }

  @Test
  void whatIsNotComputedYetLooksDifferent() {
    Figure figure = Gallery.forwardPass();
    assertEquals(4, figure.start().toString().split("not yet", -1).length - 1);
    assertEquals(0, figure.frame(4).toString().split("not yet", -1).length - 1);
  }

  @Test
  void aReluThatIsSilentShowsZero() {
    Sequential model;
    try (var _ = defaultType(FLOAT64)) {
      double[][] weights = {{.2, .1, -.3}, {-.1, .4, .1}};
      model = sequential(new Linear(tensor(weights), tensor(.1, -.2)), relu());
    }
    Figure figure = Gallery.forwardPass(model, .1, .1, .1);
    assertTrue(figure.frame(1).text().endsWith("(0.100, −0.160)"), figure.frame(1)::text);
    assertTrue(figure.frame(2).text().endsWith("(0.100, 0.000)"), figure.frame(2)::text);
  }

  @Test
  void theReadersNetworkIsSteppedThrough() {
    FigureCheck.of(Gallery.forwardPass(sequential(linear(2, 3), tanh(), linear(3, 1)), 0.5, -1));
    assertMessage(
        "cannot draw linear(2, 64) number by number: up to 8 inputs and 8 outputs fit.",
        () -> Gallery.forwardPass(sequential(linear(2, 64)), 0.5, -1));
    assertTrue(
        Gallery.forwardPass(sequential(linear(2, 3)), 1)
            .start()
            .toString()
            .contains("takes 2 inputs"));
  }
}

package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.figure.Frame;
import gradus.tensor.Tensor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RaceFigureTest {
  private static final Pattern LOSS = Pattern.compile("loss ([0-9.]+(?:e[+−][0-9]+)?)");

  private static Tensor canyon(Tensor a, Tensor b) {
    return a.square().times(10).plus(b.square());
  }

  @Test
  void allStartTogether() {
    Figure figure = LearningGallery.race();
    FigureCheck.of(figure);
    assertEquals(
        "step 0: SGD (S) at (−7.00, 2.00), loss 6.45; momentum (M) at (−7.00, 2.00), loss 6.45;"
            + " Adam (A) at (−7.00, 2.00), loss 6.45",
        figure.start().text());
  }

  @Test
  void sgdZigzagsAcrossTheRavine() {
    Figure figure = LearningGallery.race();
    double before = 2;
    for (int step = 1; step <= 4; step++) {
      String text = figure.frame(0.9, 0.1, 0.5, step).text();
      double b = before * (1 - 0.9 * 2);
      assertTrue(text.contains(", " + Digits.two(b) + "), loss"), text);
      before = b;
    }
  }

  @Test
  void inTheCanyonOfTheSourceSgdBouncesForever() {
    Figure figure = LearningGallery.race(RaceFigureTest::canyon, 1, 1);
    FigureCheck.of(figure);
    String[] expected = {"(−1.00, 0.80)", "(1.00, 0.64)", "(−1.00, 0.51)"};
    for (int step = 1; step <= 3; step++) {
      String text = figure.frame(0.1, 0.1, 0.1, step).text();
      assertTrue(text.contains("SGD (S) at " + expected[step - 1]), text);
    }
  }

  @Test
  void whoeverIsTooFastLeavesThePicture() {
    Frame frame = LearningGallery.race(RaceFigureTest::canyon, 1, 1).frame(1, 0.01, 0.1, 60);
    assertFalse(frame.isTrouble());
    String sgd = frame.text().split(";", -1)[0];
    assertTrue(sgd.endsWith("(it left the picture)"), sgd);
    assertTrue(losses(frame)[1] < 0.5, frame::text);
  }

  private static double[] losses(Frame frame) {
    return LOSS.matcher(frame.text())
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1).replace('−', '-')))
        .toArray();
  }

  @Test
  void aSurfaceThatFailsSaysWhy() {
    Frame frame = LearningGallery.race((a, b) -> a.matmul(b), 1, 1).start();
    assertTrue(frame.isTrouble());
    assertMessage(
        "cannot start a race at (NaN, 1.0): both numbers must be finite.",
        () -> LearningGallery.race(RaceFigureTest::canyon, Double.NaN, 1));
  }
}

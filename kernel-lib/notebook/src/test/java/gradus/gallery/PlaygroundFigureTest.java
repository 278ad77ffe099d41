package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Datasets;
import gradus.figure.Dots.Dot;
import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.figure.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaygroundFigureTest {
  private static final int LAST = 60;
  private static final List<Dot> NONE = List.of();

  private static double loss(Frame frame) {
    return Double.parseDouble(frame.text().replaceAll(".*: loss ([0-9.]+) nats.*", "$1"));
  }

  private static double accuracy(Frame frame) {
    return Double.parseDouble(frame.text().replaceAll(".*accuracy ([0-9.]+) .*", "$1"));
  }

  @Test
  void theLossFallsWhileItPlays() {
    Figure figure = LearningGallery.playground();
    FigureCheck.of(figure);
    assertTrue(figure.start().text().startsWith("epoch 0: loss "), figure.start()::text);
    Frame end = figure.frame("circles", 8, 0.5, LAST, NONE);
    assertTrue(end.text().startsWith("epoch 300: "), end::text);
    assertTrue(loss(end) < 0.5 * loss(figure.start()), end::text);
    assertTrue(accuracy(end) > 0.95, end::text);
  }

  @Test
  void oneUnitCannotSurroundACircle() {
    assertTrue(accuracy(LearningGallery.playground().frame("circles", 1, 0.5, LAST, NONE)) < 0.8);
  }

  @Test
  void aFrameDependsOnNothingButItsKnobs() {
    Figure figure = LearningGallery.playground(Datasets.moons(30, 0.1, 1));
    String forward = figure.frame(4, 0.3, 10, NONE).text();
    figure.frame(2, 0.3, 3, NONE);
    figure.frame(4, 0.3, 2, NONE);
    assertEquals(forward, figure.frame(4, 0.3, 10, NONE).text());
  }

  @Test
  void theRandomNumbersOfTheNotebookStayAsTheyAre() {
    seed(7);
    double[] expected = rand(3).toArray();
    seed(7);
    LearningGallery.playground().frame("XOR", 3, 0.1, 1, NONE);
    assertArrayEquals(expected, rand(3).toArray());
  }

  @Test
  void threeClassesAreRefused() {
    assertMessage(
        "cannot separate 3 classes here: every point must be labelled 0 or 1.",
        () -> LearningGallery.playground(Datasets.blobs(30, 3, 0.1, 1)));
  }

  @Test
  void theReadersPointsAreLearnedToo() {
    Figure figure = LearningGallery.playground(Datasets.moons(30, 0.1, 1));
    Frame frame = figure.frame(4, 0.3, 10, List.of(new Dot(0.5, 2, 1), new Dot(1, -1, 0)));
    assertTrue(frame.text().endsWith(" of 32 points)"), frame::text);
    assertTrue(figure.frame(4, 0.3, 10, NONE).text().endsWith(" of 30 points)"));
  }
}

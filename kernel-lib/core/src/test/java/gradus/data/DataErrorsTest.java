package gradus.data;

import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.tensor.Generator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What the data say when they are asked for the impossible, word for word.
class DataErrorsTest {
  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  @Test
  void partsThatDoNotBelongTogether() {
    assertSays(
        "a dataset needs one input and one target for each example, along axis 0: x has shape (4, 2), y has shape (3).",
        () -> new Dataset(zeros(4, 2), zeros(3)));
    assertSays(
        "each feature needs one name: x has shape (4, 2), and there are 1 names: [age].",
        () -> new Dataset(zeros(4, 2), zeros(4), List.of("age"), List.of()));
  }

  @Test
  void divisionsThatLeaveNothing() {
    assertSays(
        "cannot split 4 examples at 0.99: each part needs at least one. Try 0.8 for training on 80 %.",
        () -> Datasets.xor().split(0.99, 1));
    assertSays(
        "cannot divide class 1: it has a single example, and each part needs one.",
        () -> Datasets.and().stratifiedSplit(0.5, 1));
    assertSays(
        "these targets are no classes, which are the whole numbers 0, 1, 2, …: one of them is 0.5.",
        () -> new Dataset(zeros(2, 1), tensor(0.5, 1)).labels());
    assertSays(
        "cannot make 5 folds of 4 examples: there must be at least 2, and one example in each.",
        () -> Datasets.xor().folds(5, 1));
    assertSays(
        "cannot make 3 folds with the same mixture of classes: class 0 has 2 of the 3 examples that it needs.",
        () -> Datasets.xor().stratifiedFolds(3, 1));
    assertSays("a batch needs at least one example, not 0.", () -> Datasets.xor().batches(0));
  }

  @Test
  void setsThatCannotBeMade() {
    assertSays(
        "a dataset needs at least 1 example and noise of 0 or more, not 0 and -1.0.",
        () -> Datasets.moons(0, -1, 1));
    assertSays(
        "spirals needs at least 2 classes to tell apart, not 1.",
        () -> Datasets.spirals(10, 1, 0, 1));
    assertSays(
        "a polynomial needs its coefficients: polynomialRegression(n, noise, seed, 1, 0, -2) is 1 − 2x².",
        () -> Datasets.polynomialRegression(10, 0, 1));
    assertSays(
        "drawn digits need at least 8 pixels and a variety from 0 to 2, not 4 and 1.0.",
        () -> new DrawnDigits(4, 1));
  }

  @Test
  void inputsThatCannotBeNormalized() {
    assertSays(
        "cannot fit a normalizer to no numbers: x has shape (0, 2).",
        () -> Normalizer.fit(new Dataset(zeros(0, 2), zeros(0))));
    assertSays(
        """
        cannot fit a normalizer where numbers are missing: x has NaN in it.
        Leave those rows out, or fill them first.\
        """,
        () -> Normalizer.fit(new Dataset(tensor(1, Double.NaN).reshape(2, 1), zeros(2))));
  }

  @Test
  void changesThatCannotBeMade() {
    var generator = new Generator(1);
    assertSays(
        "shift takes an amount of 0 or more, not -1.0.",
        () -> Augment.shift(zeros(1, 2, 2), -1, generator));
    assertSays(
        "images have at least the axes height and width; this has shape (4).",
        () -> Augment.rotate(zeros(4), 1, generator));
    assertSays(
        "a probability lies from 0 to 1; this is 2.0.",
        () -> Augment.flip(zeros(1, 2, 2), 2, generator));
    assertSays(
        "α must be above 0, and finite; this is 0.0.",
        () -> Mix.mixup(Datasets.xor(), 0, generator));
    assertSays(
        "CutMix cuts images, of shape (examples, …, height, width); x has shape (4, 2).",
        () -> Mix.cutMix(Datasets.xor(), 1, generator));
    assertSays(
        "to mix class numbers the dataset must know how many classes there are: name them in its classes.",
        () -> Mix.mixup(new Dataset(zeros(2, 1), zeros(2)), 1, generator));
  }
}

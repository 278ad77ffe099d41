package gradus.loss;

import static gradus.loss.Losses.bce;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.huber;
import static gradus.loss.Losses.l1Penalty;
import static gradus.loss.Losses.l2Penalty;
import static gradus.loss.Losses.mae;
import static gradus.loss.Losses.mse;
import static gradus.loss.Reduction.MEAN;
import static gradus.loss.Reduction.SUM;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Messages of the losses, word for word.
class LossErrorsTest {
  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  @Test
  void lossesThatWouldBroadcast() {
    assertSays(
        """
        mae compares number with number, so both must have the same shape: the prediction has (4, 1), the target has (4).
        Did you mean target.reshape(4, 1)?\
        """,
        () -> mae(zeros(4, 1), zeros(4)));
    assertSays(
        "huber compares number with number, so both must have the same shape: the prediction has (4), the target has (1).",
        () -> huber(zeros(4), zeros(1)));
    assertSays(
        "bce compares number with number, so both must have the same shape: the probabilities have (4), the target has ().",
        () -> bce(zeros(4), tensor(1)));
  }

  @Test
  void anEmptyBatch() {
    assertSays(
        "mse of an empty batch: the mean of no losses is no number. Leave such a batch out.",
        () -> mse(zeros(0, 3), zeros(0, 3)));
    assertSays(
        "crossEntropy of an empty batch: the mean of no losses is no number. Leave such a batch out.",
        () -> crossEntropy(zeros(0, 3), zeros(0)));
    assertSays(
        "crossEntropy of an empty batch: the mean of no losses is no number. Leave such a batch out.",
        () -> crossEntropy(zeros(0, 3), zeros(0), tensor(1), 0.1, MEAN));
  }

  @Test
  void weightsThatDoNotFit() {
    assertSays(
        "a class weight must be one number, or one for each of the 3 classes; it has shape (4).",
        () -> crossEntropy(zeros(4, 3), zeros(4), zeros(4), 0, SUM));
    assertSays(
        "a positive weight must be one number, or one for each of the 3 classes; it has shape (4, 1).",
        () -> bceWithLogits(zeros(4, 3), zeros(4, 3), zeros(4, 1), MEAN));
  }

  @Test
  void numbersThatCannotBe() {
    assertSays(
        "bce takes probabilities from 0 to 1, and 1.5 is none. For logits there is bceWithLogits.",
        () -> bce(tensor(0.2, 1.5), zeros(2)));
    assertSays(
        "bce takes probabilities from 0 to 1, and NaN is none. For logits there is bceWithLogits.",
        () -> bce(tensor(Double.NaN, 0), zeros(2)));
    assertSays(
        "the δ of the Huber loss must be above 0; this is 0.0.",
        () -> huber(zeros(2), zeros(2), 0, MEAN));
    assertSays(
        "label smoothing gives away a part of the truth, from 0 to 1; 1.1 is none.",
        () -> crossEntropy(zeros(1, 2), zeros(1), tensor(1), 1.1, MEAN));
    assertSays(
        "3 is not a class: with 3 classes they are the whole numbers 0 to 2.",
        () -> crossEntropy(zeros(1, 3), tensor(new double[] {3})));
    assertSays("there is nothing to penalize: no parameters.", () -> l1Penalty(List.of(), 1));
    assertSays("there is nothing to penalize: no parameters.", () -> l2Penalty(List.of(), 1));
  }
}

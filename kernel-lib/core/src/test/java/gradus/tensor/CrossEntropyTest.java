package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.randint;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Cross-entropy as one op against the ops that it stands for.
class CrossEntropyTest {
  private static final Tensor X =
      float64(0.3, -1.2, 2.5, 0.7, 0.1, -0.4, 1.9, -2.2, 0.6).reshape(3, 3);
  private static final Tensor T = tensor(2, 0, 1);

  private static Tensor losses(Tensor x, Tensor t) {
    return Tensor.apply(new CrossEntropy(false), x, t);
  }

  private static Tensor slopes(Tensor x, Tensor t) {
    return Tensor.apply(new CrossEntropy(true), x, t);
  }

  @Test
  void isMinusTheLogarithmOfTheRightShare() {
    Tensor expected = X.logSoftmax(1).gather(1, T.reshape(3, 1)).squeeze(1).negate();
    assertClose(expected.toArray(), losses(X, T).toArray(), 1e-15);
    double[] ones = {0, 0, 1, 1, 0, 0, 0, 1, 0};
    assertClose(
        X.softmax(1).minus(float64(ones).reshape(3, 3)).toArray(), slopes(X, T).toArray(), 1e-15);
  }

  @Test
  void derivativesAgreeWithDifferencesToSecondOrder() {
    assertDerivatives(in -> losses(in[0], T), X);
    assertDerivatives(in -> slopes(in[0], T), X);
  }

  @Test
  void aSureAndRightAnswerCostsALittleAndNotNothing() {
    assertClose(losses(tensor(20, 0).reshape(1, 2), tensor(0).reshape(1)), 1e-15, Math.exp(-20));
    assertClose(losses(tensor(1e4, 0).reshape(1, 2), tensor(1).reshape(1)), 0, 1e4);
  }

  @Test
  void largeWorkHasTheSameBitsOnOneThreadAndOnSeveral() {
    seed(1);
    Tensor x = randn(300, 401);
    Tensor t = randint(0, 401, 300);
    int threads = Backends.threads();
    try {
      Backends.threads(1);
      Tensor loss = losses(x, t);
      Tensor slope = slopes(x, t);
      Backends.threads(2);
      assertSameBits(loss, losses(x, t));
      assertSameBits(slope, slopes(x, t));
    } finally {
      Backends.threads(threads);
    }
  }

  @Test
  void aRowWithoutItsClassNumberIsRefused() {
    assertEquals(
        "crossEntropy needs logits (batch, classes) and one class number for each row; here are (3, 3) and (2).",
        assertThrows(ShapeException.class, () -> losses(X, tensor(0, 1))).getMessage());
  }
}

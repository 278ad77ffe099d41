package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Softmax as one op against the ops that it stands for.
class SoftmaxTest {
  private static final Tensor X =
      float64(0.3, -1.2, 2.5, 0.7, 0.1, -0.4, 1.9, -2.2, 0.6, 1.1, -0.8, 0.2).reshape(2, 3, 2);

  @Test
  void isExponentialsOverTheirSum() {
    for (int axis = 0; axis < 3; axis++) {
      Tensor e = X.exp();
      Tensor expected = e.div(e.sum(axis, true));
      assertClose(expected.toArray(), X.softmax(axis).toArray(), 1e-15);
      assertClose(expected.log().toArray(), X.logSoftmax(axis).toArray(), 1e-15);
    }
  }

  @Test
  void derivativesAgreeWithDifferencesToSecondOrder() {
    for (int axis = 0; axis < 3; axis++) {
      int along = axis;
      assertDerivatives(in -> in[0].softmax(along), X);
      assertDerivatives(in -> in[0].logSoftmax(along), X);
    }
  }

  @Test
  void largeWorkHasTheSameBitsOnOneThreadAndOnSeveral() {
    seed(1);
    Tensor x = randn(300, 401);
    int threads = Backends.threads();
    try {
      Backends.threads(1);
      Tensor y = x.softmax(1);
      Tensor z = x.tanh().times(x.sum(0)).plus(x.sum());
      Backends.threads(2);
      assertSameBits(y, x.softmax(1));
      assertSameBits(z, x.tanh().times(x.sum(0)).plus(x.sum()));
    } finally {
      Backends.threads(threads);
    }
  }

  @Test
  void oneOpIsRecorded() {
    Tensor y = tensor(1, 2).requiresGrad().softmax(0);
    assertEquals(new Softmax(0, false), y.history().recorded().op());
  }
}

package gradus.loss;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.mse;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LossTest {
  @Test
  void everyLossHasRightDerivatives() {
    Tensor z = float64(0.3, -1.2, 2, 0.1, 0.7, -0.4);
    Tensor y = float64(1, 0, 0.5, 0, 1, 1);
    assertDerivatives(in -> mse(in[0], y), z);
    assertDerivatives(in -> bceWithLogits(in[0], y), z);
    assertDerivatives(in -> crossEntropy(in[0].reshape(2, 3), float64(2, 0)), z);
  }

  @Test
  void binaryCrossEntropyStaysExactForHugeLogits() {
    Tensor z = float64(1e4, -1e4).requiresGrad();
    Tensor loss = bceWithLogits(z, float64(0, 1));
    assertEquals(1e4, loss.item());
    loss.backward();
    assertEquals(0.5, z.grad().at(0));
    assertEquals(-0.5, z.grad().at(1));
    assertEquals(0, bceWithLogits(float64(1e4), float64(1)).item());
  }

  @Test
  void crossEntropyStaysExactForHugeLogits() {
    Tensor z = float64(1e4, -1e4).reshape(1, 2);
    assertEquals(2e4, crossEntropy(z, float64(1)).item());
    assertEquals(0, crossEntropy(z, float64(0)).item());
  }

  @Test
  void classNumbersAndOneHotRowsMeanTheSame() {
    Tensor z = float64(0.3, -1.2, 2, 0.1, 0.7, -0.4).reshape(2, 3);
    Tensor rows = float64(0, 0, 1, 1, 0, 0).reshape(2, 3);
    assertSameBits(crossEntropy(z, rows), crossEntropy(z, float64(2, 0)));
  }
}

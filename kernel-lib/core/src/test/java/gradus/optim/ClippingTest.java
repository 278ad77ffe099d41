package gradus.optim;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.optim.Clipping.clipNorm;
import static gradus.optim.Clipping.clipValue;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClippingTest {
  private static Tensor withGradient(double... gradient) {
    var w = float64(new double[gradient.length]).requiresGrad();
    w.setGrad(float64(gradient));
    return w;
  }

  @Test
  void byNormAllGradientsShrinkTogether() {
    var a = withGradient(3, 0);
    var b = withGradient(4);
    var none = float64(1).requiresGrad();
    assertEquals(5, clipNorm(List.of(a, none, b), 1));
    assertClose(a.grad(), 1e-6, 0.6, 0);
    assertClose(b.grad(), 1e-6, 0.8);
    assertFalse(none.hasGrad());
    assertEquals(1, clipNorm(List.of(a, b), 7), 1e-6);
    assertClose(b.grad(), 1e-6, 0.8);
  }

  @Test
  void byValueEachNumberStopsAtTheLimit() {
    var a = withGradient(3, -0.5, -7);
    clipValue(List.of(a), 2);
    assertClose(a.grad(), 0, 2, -0.5, -2);
  }

  @Test
  void theNormOfHugeFloat32GradientsDoesNotOverflow() {
    var a = tensor(0, 0).requiresGrad();
    a.setGrad(tensor(3e30, 4e30));
    assertEquals(5e30, clipNorm(List.of(a), 1), 1e24);
    assertClose(a.grad(), 1e-6, 0.6, 0.8);
  }

  @Test
  void twoParametersThatWereGivenOneGradientAreEachClippedOnce() {
    var a = float64(1, 1).requiresGrad();
    var b = float64(1, 1).requiresGrad();
    a.plus(b).times(5).sum().backward();
    assertEquals(10, clipNorm(List.of(a, b), 5), 1e-12);
    assertClose(a.grad(), 1e-6, 2.5, 2.5);
    assertClose(b.grad(), 1e-6, 2.5, 2.5);
  }

  @Test
  void theScalerStartsAt32768AndDividesBack() {
    var w = float64(2).requiresGrad();
    var optimizer = sgd(List.of(w), 0.1);
    var scaler = new LossScaler();
    assertEquals(32768, scaler.scale());
    scaler.scale(w.square().sum()).backward();
    assertClose(w.grad(), 0, 4 * 32768);
    assertTrue(scaler.step(optimizer));
    scaler.update();
    assertClose(w, 1e-15, 1.6);
    assertEquals(32768, scaler.scale());
  }

  @Test
  void theScalerSkipsAStepWithAnInfiniteOrNanGradientAndBacksOff() {
    var w = float64(2).requiresGrad();
    var optimizer = sgd(List.of(w), 0.1);
    var scaler = new LossScaler();
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      w.setGrad(float64(bad));
      double before = scaler.scale();
      assertFalse(scaler.step(optimizer));
      scaler.update();
      assertEquals(before / 2, scaler.scale());
      assertClose(w, 0, 2);
    }
  }

  @Test
  void theScalerGrowsAfterEnoughCalmSteps() {
    var w = float64(2).requiresGrad();
    var optimizer = sgd(List.of(w), 0);
    var scaler = new LossScaler(8, 2, 0.5, 3);
    double[] gradients = {1, 1, Double.NaN, 1, 1, 1, 1};
    double[] scales = {8, 8, 4, 4, 4, 8, 8};
    for (int k = 0; k < gradients.length; k++) {
      w.setGrad(float64(gradients[k]));
      scaler.step(optimizer);
      scaler.update();
      assertEquals(scales[k], scaler.scale(), "after step " + k);
    }
  }

  @Test
  void clippingBetweenUnscaleAndStepSeesTheTrueGradients() {
    var w = float64(2).requiresGrad();
    var optimizer = sgd(List.of(w), 1);
    var scaler = new LossScaler();
    scaler.scale(w.square().sum()).backward();
    assertTrue(scaler.unscale(optimizer));
    assertEquals(4, clipNorm(List.of(w), 1));
    scaler.step(optimizer);
    assertClose(w, 1e-6, 1);
  }

  @Test
  void aRestoredScalerCountsOn() {
    var w = tensor(1).requiresGrad();
    var optimizer = sgd(List.of(w), 0.1);
    var first = new LossScaler(8, 2, 0.5, 2);
    first.scale(w).backward();
    first.step(optimizer);
    first.update();
    var second = new LossScaler();
    second.setState(first.state());
    assertEquals(8, second.scale());
    var other = new LossScaler(1, 2, 0.5, 2);
    other.setState(first.state());
    other.step(optimizer);
    other.update();
    assertEquals(16, other.scale());
  }
}

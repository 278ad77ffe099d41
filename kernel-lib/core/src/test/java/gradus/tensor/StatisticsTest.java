package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSays;
import static gradus.autodiff.Autodiff.grad;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void varianceEstimatesFromASampleUnlessAskedOtherwise() {
    Tensor x = float64(1, 2, 3, 4, 5, 9).reshape(2, 3);
    assertClose(x.variance(1), 0, 1, 7);
    assertClose(x.populationVariance(1), 1e-15, 2 / 3.0, 14 / 3.0);
    assertClose(x.std(1), 1e-15, 1, Math.sqrt(7));
    assertEquals(8, x.variance().item(), 1e-15);
    assertEquals(Shape.of(2, 1), x.std(new int[] {1}, true, 0).shape());
    assertEquals(Shape.of(1, 3), x.variance(new int[] {0}, true, 0).shape());
  }

  @Test
  void tooFewNumbersHaveNoVariance() {
    assertEquals(Double.NaN, tensor(5).variance().item());
    assertEquals(0, tensor(5).populationVariance().item());
    assertEquals(Double.NaN, zeros(0).variance().item());
    assertEquals(Shape.of(0), zeros(0, 3).std(1).shape());
  }

  @Test
  void varianceKeepsItsDigitsFarFromZero() {
    assertEquals(1, float64(1e8 + 1, 1e8 + 2, 1e8 + 3).variance().item());
  }

  @Test
  void normIsTheLengthOverAnyAxes() {
    Tensor x = float64(3, 4, 0, 0, 5, 12).reshape(3, 2);
    assertClose(x.norm(1), 0, 5, 0, 13);
    assertEquals(Math.sqrt(194), x.norm().item(), 1e-14);
    assertEquals(0, zeros(0).norm().item());
    assertEquals(Shape.of(3, 1), x.norm(new int[] {1}, true).shape());
  }

  @Test
  void atTheirTipsNormAndDeviationHaveTheSlopeZeroAsInPyTorch() {
    Tensor x = float64(0, 0).requiresGrad();
    assertClose(grad(x.norm(), x).getFirst(), 0, 0, 0);
    assertClose(grad(x.plus(2).std(), x).getFirst(), 0, 0, 0);
  }

  @Test
  void derivativesAgreeWithDifferencesToSecondOrder() {
    List<UnaryOperator<Tensor>> functions =
        List.of(
            x -> x.variance(0),
            x -> x.std(1),
            x -> x.norm(0, 1),
            x -> x.logSumExp(0, 1),
            x -> x.logSoftmax(1),
            x -> x.softmax(0),
            x -> x.prod(1),
            x -> x.cumsum(0),
            x -> x.mean(1));
    for (var f : functions) {
      assertDerivatives(
          in -> f.apply(in[0]), float64(0.3, -1.2, 2.1, 0.7, 1.1, -0.4).reshape(2, 3));
    }
  }

  @Test
  void logSumExpRunsOverAnyAxesAndSurvivesInfinity() {
    Tensor x = arange(6).reshape(2, 3).to(DType.FLOAT64);
    assertEquals(Math.log(x.exp().sum().item()), x.logSumExp().item(), 1e-14);
    assertEquals(Shape.of(2), x.logSumExp(1).shape());
    assertEquals(Shape.of(1, 1), x.logSumExp(new int[] {0, 1}, true).shape());
    assertClose(float64(1e4, 1e4).logSumExp(), 1e-15, 1e4 + Math.log(2));
    assertEquals(-INFINITE, float64(-INFINITE, -INFINITE).logSumExp().item());
    assertEquals(INFINITE, float64(INFINITE, 0).logSumExp().item());
    assertEquals(-INFINITE, zeros(0).logSumExp().item());
    assertEquals(Shape.of(3, 0), zeros(3, 0).softmax(1).shape());
  }

  @Test
  void logSoftmaxKeepsSmallDifferencesBetweenLargeNumbers() {
    assertClose(tensor(10000, 9999.5).logSoftmax(0), 1e-7, -0.47407698, -0.97407698);
  }

  @Test
  void temperatureSharpensAndLevels() {
    Tensor z = float64(2, 1, 0);
    assertClose(z.softmax(0, 1).toArray(), z.softmax(0).toArray(), 0);
    assertClose(z.softmax(0, 2).toArray(), float64(1, 0.5, 0).softmax(0).toArray(), 1e-15);
    assertClose(z.softmax(0, 1e-3), 1e-12, 1, 0, 0);
    assertClose(z.softmax(0, 1e9), 1e-8, 1 / 3.0, 1 / 3.0, 1 / 3.0);
    assertSays(
        "the temperature of a softmax must be above 0; this is 0. Near 0 the largest number takes all.",
        () -> z.softmax(0, 0));
  }

  @Test
  void productsRunOverAnyAxesAndPassGradientsThroughZeros() {
    Tensor x = float64(2, 0, 5, 1, 3, 4).reshape(2, 3).requiresGrad();
    assertClose(x.prod(1), 0, 0, 12);
    assertEquals(0, x.prod().item());
    assertClose(grad(x.prod(1).sum(), x).getFirst(), 0, 0, 10, 0, 12, 4, 3);
    assertClose(zeros(2, 0).prod(1), 0, 1, 1);
    assertEquals(7, tensor(7).prod().item());
    assertClose(arange(1, 9).reshape(2, 2, 2).prod(0, 2), 0, 60, 672);
  }

  @Test
  void runningTotalsGoAlongOneAxis() {
    Tensor x = arange(6).reshape(2, 3);
    assertClose(x.cumsum(0), 0, 0, 1, 2, 3, 5, 7);
    assertClose(x.cumsum(-1), 0, 0, 1, 3, 3, 7, 12);
    assertClose(x.transpose().cumsum(0), 0, 0, 3, 1, 7, 3, 12);
    assertEquals(Shape.of(0, 3), zeros(0, 3).cumsum(1).shape());
    assertEquals(Shape.of(3, 0), zeros(3, 0).cumsum(1).shape());
  }

  @Test
  void placesOfExtremesAreTheFirstOfEqualsAndFindNotANumber() {
    Tensor x = tensor(3, 1, 4, 1, 5, 5).reshape(2, 3);
    assertClose(x.argmin(1), 0, 1, 0);
    assertClose(x.argmax(1), 0, 2, 1);
    assertEquals(4, x.argmax().item());
    assertEquals(1, x.argmin().item());
    assertEquals(1, tensor(0, Double.NaN, -1).argmin(0).item());
    assertSays(
        "cannot take the argmin of no numbers: axis 0 of (0) is empty.", () -> zeros(0).argmin(0));
  }

  @Test
  void axesThatStayBroadcastBack() {
    Tensor x = arange(24).reshape(2, 3, 4);
    int[] outer = {0, 2};
    assertEquals(Shape.of(1, 3, 1), x.sum(outer, true).shape());
    assertClose(x.mean(outer, true), 0, 7.5, 11.5, 15.5);
    assertClose(x.max(outer, false), 0, 15, 19, 23);
    assertEquals(0, x.minus(x.mean(outer, true)).sum().item());
    assertEquals(1, ones(2, 2).mean(new int[] {}, true).item());
  }
}

package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSays;
import static gradus.autodiff.Autodiff.grad;
import static gradus.tensor.Joining.where;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions made of several ops, at their kinks and far out.
class FunctionsTest {
  /// Values from mpmath with 40 digits.
  @ParameterizedTest
  @CsvSource({
    "1e-300, 1.1283791670955126022e-300, 1",
    "1e-8, 1.1283791670955125599e-8, 0.99999998871620832904",
    "0.1, 0.1124629160182848984, 0.8875370839817151016",
    "0.5, 0.52049987781304653768, 0.47950012218695346232",
    "0.9, 0.79690821242283213966, 0.20309178757716786034",
    "1.3, 0.93400794494065244585, 0.06599205505934755415",
    "1.7, 0.98379045859077456084, 0.016209541409225439159",
    "1.999999, 0.99532224435192604775, 0.0046777556480739522487",
    "2, 0.99532226501895273416, 0.0046777349810472658379",
    "2.5, 0.99959304798255504106, 0.00040695201744495893956",
    "3, 0.99997790950300141456, 2.2090496998585441373e-5",
    "4.5, 0.99999999980338395585, 1.9661604415428874763e-10",
    "6, 0.99999999999999997848, 2.1519736712498913117e-17",
    "10, 1, 2.088487583762544757e-45",
    "26, 1, 5.6631924088561428465e-296"
  })
  void theErrorFunctionIsRightTo15Digits(double x, double erf, double erfc) {
    assertEquals(erf, Unary.ERF.of(x), 1e-15 * erf);
    assertEquals(-erf, Unary.ERF.of(-x), 1e-15 * erf);
    assertEquals(erfc, Unary.ERFC.of(x), x < 2 ? 1e-15 : 1e-14 * erfc);
    assertEquals(1 + erf, Unary.ERFC.of(-x), 1e-15);
  }

  @Test
  void theErrorFunctionEndsAtPlusAndMinusOne() {
    assertEquals(1, Unary.ERF.of(Double.POSITIVE_INFINITY));
    assertEquals(-1, Unary.ERF.of(-1e200));
    assertEquals(0, Unary.ERFC.of(Double.POSITIVE_INFINITY));
    assertEquals(2, Unary.ERFC.of(Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, Unary.ERF.of(Double.NaN));
    assertEquals(0, Unary.ERF.of(0));
  }

  private static double[] slope(UnaryOperator<Tensor> f, double... at) {
    Tensor x = float64(at).requiresGrad();
    return grad(f.apply(x).sum(), x).getFirst().toArray();
  }

  private static double[] of(double... values) {
    return values;
  }

  @Test
  void activationsHaveTheFieldsValuesAndSlopesAtZero() {
    Tensor x = float64(-2, 0, 3);
    assertClose(x.leakyRelu(0.1), 1e-15, -0.2, 0, 3);
    assertClose(of(0.1, 0.1, 1), slope(y -> y.leakyRelu(0.1), -2, 0, 3), 0);
    assertClose(x.elu(2), 1e-15, 2 * Math.expm1(-2), 0, 3);
    assertClose(of(2 * Math.exp(-2), 2, 1), slope(y -> y.elu(2), -2, 0, 3), 1e-15);
    assertClose(float64(-3, 1).gelu(), 1e-15, -0.004049694094890284, 0.8413447460685429);
    assertClose(x.geluTanh().toArray(), x.gelu().toArray(), 5e-4);
    assertClose(of(0.5), slope(Tensor::gelu, 0), 1e-15);
    assertClose(of(0.5), slope(Tensor::geluTanh, 0), 1e-15);
    assertClose(x.silu(), 1e-15, -2 / (1 + Math.exp(2)), 0, 3 / (1 + Math.exp(-3)));
  }

  /// Syllabus, table of numbers (DL 0.2.1a): the minima of GELU and SiLU.
  @Test
  void geluAndSiluHaveTheirMinimaWhereTheSyllabusSays() {
    Tensor z = Tensors.arange(-3000, 0).div(1000).to(DType.FLOAT64);
    assertEquals(-0.752, z.at((int) z.gelu().argmin().item()), 1e-6);
    assertEquals(-0.170, z.gelu().min().item(), 5e-4);
    assertEquals(-1.278, z.at((int) z.silu().argmin().item()), 1e-6);
    assertEquals(-0.278, z.silu().min().item(), 5e-4);
  }

  @Test
  void activationDerivativesAgreeWithDifferencesToSecondOrder() {
    List<UnaryOperator<Tensor>> functions =
        List.of(
            Tensor::gelu,
            Tensor::geluTanh,
            Tensor::silu,
            x -> x.elu(1.5),
            x -> x.leakyRelu(0.2),
            x -> x.clamp(-1, 1),
            x -> x.softmax(0, 0.7));
    for (var f : functions) {
      assertDerivatives(in -> f.apply(in[0]), float64(-2.3, -0.6, 0.4, 1.7));
    }
  }

  @Test
  void hugeInputsNeitherOverflowNorLoseTheirGradient() {
    double[] far = {-1e4, 1e4};
    for (UnaryOperator<Tensor> f :
        List.<UnaryOperator<Tensor>>of(
            Tensor::gelu, Tensor::geluTanh, Tensor::silu, x -> x.elu(1), x -> x.leakyRelu(0))) {
      assertEquals(1e4, f.apply(float64(far)).at(1));
      assertEquals(1, slope(f, far)[1]);
      assertTrue(Math.abs(f.apply(float64(far)).at(0)) <= 1);
      assertEquals(0, slope(f, far)[0]);
    }
  }

  @Test
  void clampingPassesGradientsFromBoundToBoundBothIncluded() {
    assertClose(float64(-5, -1, 0, 2, 7, Double.NaN).clamp(-1, 2), 0, -1, -1, 0, 2, 2, Double.NaN);
    assertClose(of(0, 1, 1, 1, 0), slope(x -> x.clamp(-1, 2), -5, -1, 0, 2, 7), 0);
    assertSays(
        "cannot clamp between 2 and 1: the lower bound comes first.", () -> tensor(1).clamp(2, 1));
  }

  @Test
  void theSideThatIsNotTakenSpoilsNothing() {
    Tensor x = float64(-1, 4).requiresGrad();
    where(x.greaterThan(0), x.log(), x.times(2)).sum().backward();
    assertClose(x.grad(), 0, 2, 0.25);
    assertDerivatives(
        in -> where(tensor(1, 0, 1), in[0].square(), in[1].exp()), float64(1, 2, 3), float64(0.5));
    assertEquals(Shape.of(2, 3), where(tensor(1, 0).reshape(2, 1), 0, Tensors.ones(3)).shape());
    assertSays(
        """
        cannot choose by (2) and (3): counted from the right, axis -1 is 2 on the left and 3 on the right.
        Axes line up from the right and must be equal, or one of them must be 1.\
        """,
        () -> where(Tensors.ones(2), Tensors.ones(3), 0));
  }

  /// What PyTorch gives at the corners of aᵇ.
  @Test
  void powersHaveFiniteSlopesWhereTheyCanBeHad() {
    assertClose(of(0, 0, 1, 0), slope(a -> a.pow(float64(0, 2, 1, 0)), 0, 0, 0, 3), 0);
    assertClose(of(0, 0, 8 * Math.log(2)), slope(b -> float64(0, 0, 2).pow(b), 0, 2, 3), 1e-15);
    Tensor x = float64(0, 2).requiresGrad();
    Tensor first = grad(x.pow(2).sum(), List.of(x), true).getFirst();
    assertClose(first, 0, 0, 4);
    assertClose(grad(first.sum(), x).getFirst(), 0, 2, 2);
    assertEquals(Double.POSITIVE_INFINITY, slope(a -> a.pow(0.5), 0)[0]);
  }

  @Test
  void comparisonsWithNotANumberAreFalseExceptThatItDiffers() {
    Tensor x = float64(1, 2, Double.NaN);
    assertClose(x.atMost(1), 0, 1, 0, 0);
    assertClose(x.atMost(float64(2)), 0, 1, 1, 0);
    assertClose(x.notEqual(x), 0, 0, 0, 1);
    assertClose(x.notEqual(2), 0, 1, 0, 1);
  }
}

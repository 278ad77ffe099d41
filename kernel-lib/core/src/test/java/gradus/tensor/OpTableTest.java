package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.tensor.Tensors.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of the two op tables: values, types, views, first and second derivatives.
class OpTableTest {
  // Away from 0, where several functions have a kink.
  private static final double[] ANYWHERE = {-2.1, -1.3, -0.4, 0.3, 0.9, 1.7};
  private static final double[] POSITIVE = {0.2, 0.5, 0.9, 1.3, 1.8, 2.6};

  private static double[] domain(Unary op) {
    return Double.isNaN(op.of(-1)) ? POSITIVE : ANYWHERE;
  }

  @ParameterizedTest
  @EnumSource
  void unaryComputesItsScalarFunctionAtEveryPlace(Unary op) {
    double[] x = {-3e38, -1e4, -1, -1e-30, 0, 1e-30, 0.5, 1, 88, 1e4, 3e38, Double.NaN};
    assertClose(Arrays.stream(x).map(op::of).toArray(), Tensor.apply(op, float64(x)).toArray(), 0);
  }

  @ParameterizedTest
  @EnumSource
  void unaryKeepsTypeShapeAndReadsViews(Unary op) {
    var x = float64(domain(op)).to(DType.FLOAT32).reshape(2, 3);
    var y = Tensor.apply(op, x.transpose());
    assertEquals(DType.FLOAT32, y.dtype());
    assertEquals(Shape.of(3, 2), y.shape());
    assertEquals((float) op.of(x.at(1, 2)), y.at(2, 1));
    assertEquals(0, Tensor.apply(op, Tensors.zeros(0, 3)).numel());
  }

  private static Stream<Unary> smoothUnary() {
    return Arrays.stream(Unary.values()).filter(op -> op.differentiable(0));
  }

  private static Stream<Unary> flatUnary() {
    return Arrays.stream(Unary.values()).filter(op -> !op.differentiable(0));
  }

  private static Stream<Binary> smoothBinary() {
    return Arrays.stream(Binary.values()).filter(op -> op.differentiable(0));
  }

  @ParameterizedTest
  @MethodSource("smoothUnary")
  void unaryDerivativesAgreeWithDifferencesToSecondOrder(Unary op) {
    assertDerivatives(in -> Tensor.apply(op, in[0]), float64(domain(op)).reshape(2, 3));
  }

  @ParameterizedTest
  @EnumSource
  void binaryComputesItsScalarFunctionAtEveryPlaceAndBroadcasts(Binary op) {
    Tensor a = float64(ANYWHERE).reshape(2, 3);
    Tensor b = float64(-1.5, 0.9, 2);
    double[] expected =
        IntStream.range(0, 6).mapToDouble(k -> op.of(ANYWHERE[k], b.at(k % 3))).toArray();
    assertClose(expected, Tensor.apply(op, a, b).toArray(), 0);
    assertEquals(Shape.of(0, 3), Tensor.apply(op, Tensors.zeros(0, 3), Tensors.ones(3)).shape());
  }

  @ParameterizedTest
  @MethodSource("smoothBinary")
  void binaryDerivativesAgreeWithDifferencesToSecondOrderThroughBroadcasting(Binary op) {
    Tensor a = float64(POSITIVE).reshape(2, 3);
    assertDerivatives(in -> Tensor.apply(op, in[0], in[1]), a, float64(0.7, 1.1, 2.2));
    assertDerivatives(in -> Tensor.apply(op, in[0], in[1]), float64(0.7, 1.9).reshape(2, 1), a);
  }

  @ParameterizedTest
  @MethodSource("flatUnary")
  void flatOpsPassNoGradient(Unary op) {
    var x = randn(3).requiresGrad();
    assertFalse(Tensor.apply(op, x).wantsGrad());
    assertThrows(
        GradientException.class,
        () -> op.vjp(0, x, List.of(x), x),
        "a flat op must not invent a gradient");
  }
}

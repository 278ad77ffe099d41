package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of the two op tables: its values on every backend and in every type, through views,
/// and its first and second derivatives. A new line needs nothing here.
class OpTableTest {
  /// A backend and how far it may be from the scalar function, relative to its size.
  record Candidate(Backend backend, double tolerance) {
    @Override
    public String toString() {
      return backend.name();
    }
  }

  /// Every backend stands here; the specification is the scalar function itself, to the last bit.
  private static final List<Candidate> BACKENDS =
      List.of(new Candidate(Backend.PLAIN, 0), new Candidate(Backends.best(), 3e-7));

  /// Sizes around the lengths in which machines compute.
  private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 16, 31, 100, 1023};

  // Away from 0, where several functions have a kink, and enough on every side of −1, 0 and 1.
  private static final double[] PLACES = {
    -2.1, -1.3, -0.4, 0.3, 0.9, 1.7, 0.2, -0.7, 0.5, 1.3, 2.6, 1.1, -1.8, 2.2
  };
  private static final double[] POSITIVE = {0.2, 0.5, 0.9, 1.3, 1.8, 2.6};
  private static final double[] EXTREMES = {
    -3e38, -1e4, -1, -1e-30, 0, 1e-30, 0.5, 1, 88, 1e4, 3e38, Double.NaN
  };

  /// Six places at which the function has a value.
  private static Tensor domain(Unary op) {
    double[] inside =
        Arrays.stream(PLACES).filter(x -> Double.isFinite(op.of(x))).limit(6).toArray();
    return float64(inside).reshape(2, 3);
  }

  private static Stream<Arguments> unaryEverywhere() {
    return BACKENDS.stream()
        .flatMap(b -> Arrays.stream(Unary.values()).map(op -> Arguments.of(b, op)));
  }

  private static Stream<Arguments> binaryEverywhere() {
    return BACKENDS.stream()
        .flatMap(b -> Arrays.stream(Binary.values()).map(op -> Arguments.of(b, op)));
  }

  private static Stream<Unary> smoothUnary() {
    return Arrays.stream(Unary.values()).filter(op -> op.differentiable(0));
  }

  private static Stream<Binary> smoothBinary() {
    return Arrays.stream(Binary.values()).filter(op -> op.differentiable(0));
  }

  private static Stream<Op> flat() {
    return Stream.<Op>concat(Arrays.stream(Unary.values()), Arrays.stream(Binary.values()))
        .filter(op -> !op.differentiable(0));
  }

  @ParameterizedTest
  @MethodSource("unaryEverywhere")
  void unaryComputesItsScalarFunctionAtEveryPlace(Candidate candidate, Unary op) {
    double[] expected = Arrays.stream(EXTREMES).map(op::of).toArray();
    try (var _ = Context.backend(candidate.backend)) {
      double[] actual = Tensor.apply(op, float64(EXTREMES)).toArray();
      assertClose(expected, actual, candidate.tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("unaryEverywhere")
  void unaryKeepsTypeAndShapeAtEverySizeAndReadsViews(Candidate candidate, Unary op) {
    try (var _ = Context.backend(candidate.backend)) {
      seed(1);
      for (DType type : DType.values()) {
        for (int size : SIZES) {
          Tensor x = randn(2, size).to(type);
          for (Tensor view : List.of(x, x.transpose(), x.flip(1), x.slice(0, 1, 2))) {
            Tensor y = Tensor.apply(op, view);
            assertEquals(view.shape(), y.shape());
            assertEquals(type, y.dtype());
            double[] expected = Arrays.stream(view.toArray()).map(op::of).toArray();
            assertClose(rounded(type, expected), y.toArray(), candidate.tolerance);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("binaryEverywhere")
  void binaryComputesItsScalarFunctionAtEveryPlaceAndBroadcasts(Candidate candidate, Binary op) {
    try (var _ = Context.backend(candidate.backend)) {
      Tensor all = float64(EXTREMES);
      int n = EXTREMES.length;
      double[] pairs =
          IntStream.range(0, n * n)
              .mapToDouble(k -> op.of(EXTREMES[k / n], EXTREMES[k % n]))
              .toArray();
      Tensor table = Tensor.apply(op, all.reshape(n, 1), all);
      assertClose(pairs, table.toArray(), candidate.tolerance);
      assertEquals(Shape.of(0, 3), Tensor.apply(op, zeros(0, 3), zeros(3)).shape());
    }
  }

  @ParameterizedTest
  @MethodSource("binaryEverywhere")
  void binaryKeepsTypeAndShapeAtEverySizeAndReadsViews(Candidate candidate, Binary op) {
    try (var _ = Context.backend(candidate.backend)) {
      seed(2);
      for (DType type : DType.values()) {
        for (int size : SIZES) {
          Tensor a = randn(size, 2).to(type).transpose();
          Tensor b = randn(2, size).to(type).flip(1);
          double[] left = a.toArray();
          double[] right = b.toArray();
          double[] expected = new double[left.length];
          Arrays.setAll(expected, k -> op.of(left[k], right[k]));
          Tensor y = Tensor.apply(op, a, b);
          assertEquals(type, y.dtype());
          assertClose(rounded(type, expected), y.toArray(), candidate.tolerance);
        }
      }
    }
  }

  private static double[] rounded(DType type, double[] numbers) {
    Storage storage = Storage.allocate(type, numbers.length);
    for (int k = 0; k < numbers.length; k++) {
      storage.set(k, numbers[k]);
    }
    return IntStream.range(0, numbers.length).mapToDouble(storage::get).toArray();
  }

  @ParameterizedTest
  @MethodSource("smoothUnary")
  void unaryDerivativesAgreeWithDifferencesToSecondOrder(Unary op) {
    assertDerivatives(in -> Tensor.apply(op, in[0]), domain(op));
  }

  @ParameterizedTest
  @MethodSource("smoothBinary")
  void binaryDerivativesAgreeWithDifferencesToSecondOrderThroughBroadcasting(Binary op) {
    Tensor a = float64(POSITIVE).reshape(2, 3);
    assertDerivatives(in -> Tensor.apply(op, in[0], in[1]), a, float64(0.7, 1.1, 2.2));
    assertDerivatives(in -> Tensor.apply(op, in[0], in[1]), float64(0.7, 1.9).reshape(2, 1), a);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsHaveTheTypeOfTheirTensor(DType type) {
    Tensor a = float64(POSITIVE).to(type);
    smoothUnary().forEach(op -> assertGradientTypes(op, type, a));
    smoothBinary().forEach(op -> assertGradientTypes(op, type, a, a.flip(0).contiguous()));
  }

  private static void assertGradientTypes(Op op, DType type, Tensor... inputs) {
    Tensor[] leaves =
        Arrays.stream(inputs).map(x -> x.detach().requiresGrad()).toArray(Tensor[]::new);
    Tensor.apply(op, leaves).sum().backward();
    for (Tensor leaf : leaves) {
      assertEquals(type, leaf.grad().dtype(), op.label());
    }
  }

  @ParameterizedTest
  @MethodSource("flat")
  void flatOpsPassNoGradient(Op op) {
    Tensor x = randn(3).requiresGrad();
    Tensor y = op instanceof Unary ? Tensor.apply(op, x) : Tensor.apply(op, x, x);
    assertFalse(y.wantsGrad());
    assertThrows(
        GradientException.class,
        () -> op.vjp(0, x, List.of(x, x), x),
        "a flat op must not invent a gradient");
  }

  /// The domain of a function is found by trying: enough of the places above lie in it.
  @ParameterizedTest
  @EnumSource
  void everyUnaryOpHasPlacesToBeTestedAt(Unary op) {
    assertEquals(6, domain(op).numel());
  }
}

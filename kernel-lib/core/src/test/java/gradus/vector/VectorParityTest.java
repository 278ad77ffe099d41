package gradus.vector;

import static gradus.TensorAssertions.assertClose;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.randint;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Backend;
import gradus.tensor.Context;
import gradus.tensor.CrossEntropy;
import gradus.tensor.DType;
import gradus.tensor.Reduce;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.tensor.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The vector backend against plain Java, beyond the tables of ops.
class VectorParityTest {
  private static final Backend VECTORS = new VectorBackend();

  /// The same to the last bit: the numbers are only moved or compared.
  private static void assertSame(Supplier<Tensor> what) {
    assertNear(0, what);
  }

  private static void assertNear(double tolerance, Supplier<Tensor> what) {
    Tensor expected;
    Tensor actual;
    try (var _ = Context.backend(Backend.PLAIN)) {
      expected = what.get();
    }
    try (var _ = Context.backend(VECTORS)) {
      actual = what.get();
    }
    assertEquals(expected.shape(), actual.shape());
    assertEquals(expected.dtype(), actual.dtype());
    assertClose(expected.toArray(), actual.toArray(), tolerance);
  }

  /// Tensors with n along some axis, and views of them.
  private static List<Tensor> tensors(int n, DType type) {
    seed(n);
    var all = new ArrayList<Tensor>();
    for (Tensor x :
        List.of(
            randn(n),
            randn(n, 3),
            randn(3, n).transpose(),
            randn(2, n, 3),
            randn(n, 2, 2, 3).permute(1, 0, 3, 2),
            randn(3, 2 * n).flip(1).slice(1, 0, n),
            randn(n, 1).broadcastTo(Shape.of(n, 4)))) {
      all.add(x.to(type).dtype() == type ? x.to(type) : x);
      all.add(x);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 7, 8, 13, 16, 25, 64, 100, 1023})
  void reducesOverAnyAxes(int n) {
    for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (Tensor x : tensors(n, type)) {
        for (int[] axes : subsets(x.rank())) {
          // Both form the sum in 64 bits; the last rounding may still fall on the other side.
          assertNear(1.2e-7, () -> x.sum(axes, true));
          assertSame(() -> x.max(axes, true));
          assertSame(() -> Tensor.apply(new Reduce(Reduce.Kind.MIN, boxed(axes)), x));
          assertSame(() -> Tensor.apply(new Reduce(Reduce.Kind.ARGMAX, boxed(axes)), x));
          assertSame(() -> Tensor.apply(new Reduce(Reduce.Kind.ARGMIN, boxed(axes)), x));
        }
      }
    }
  }

  private static List<int[]> subsets(int rank) {
    return IntStream.range(1, 1 << rank)
        .mapToObj(bits -> IntStream.range(0, rank).filter(a -> (bits >> a & 1) != 0).toArray())
        .toList();
  }

  private static List<Integer> boxed(int... axes) {
    return IntStream.of(axes).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 13, 16, 25, 64, 100, 1023})
  void movesNumbersFromAnyLayout(int n) {
    for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (Tensor x : tensors(n, type)) {
        assertSame(() -> x.contiguous());
        assertSame(() -> x.to(DType.FLOAT64));
        for (int axis = 0; axis < x.rank(); axis++) {
          int along = axis;
          assertNear(1.2e-7, () -> x.cumsum(along));
          if (x.size(axis) > 0) {
            int last = x.size(axis) - 1;
            assertSame(() -> x.select(along, last, 0, last / 2, last));
            seed(n);
            Tensor index = randint(0, last + 1, x.shape().toArray());
            assertSame(() -> x.gather(along, index));
            assertNear(1e-5, () -> x.scatterAdd(along, index, x));
            Tensor leaf = x.detach().requiresGrad();
            assertNear(
                1e-6,
                () -> {
                  leaf.zeroGrad();
                  leaf.select(along, last, 0, last / 2, last).sum().backward();
                  return leaf.grad();
                });
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 300})
  void notNumbersAndInfinitiesTravelThroughReductionsAlike(int n) {
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0}) {
      for (int place : new int[] {0, n / 2, n - 1}) {
        Tensor mask = arange(n).equalTo(place);
        Tensor x = Tensor.apply(new Where(), mask, tensor(odd), arange(n).times(0));
        for (Tensor view : List.of(x, x.reshape(n, 1).broadcastTo(Shape.of(n, 20)))) {
          assertSame(() -> view.sum(0));
          assertSame(() -> view.max(0));
          assertSame(() -> view.min(0));
          assertSame(() -> view.argmax(0));
          assertSame(() -> view.argmin(0));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 13, 16, 25, 64, 100, 1023})
  void softmaxesAlongAnyAxis(int n) {
    for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (Tensor x : tensors(n, type)) {
        for (int axis = 0; axis < x.rank(); axis++) {
          int along = axis;
          assertNear(5e-7, () -> x.softmax(along));
          assertNear(5e-7, () -> x.logSoftmax(along));
          assertNear(5e-7, () -> x.times(1e4).logSoftmax(along));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40})
  void notNumbersAndInfinitiesTravelThroughSoftmaxAlike(int n) {
    int middle = n / 2;
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Tensor x = Tensor.apply(new Where(), arange(n).equalTo(middle), tensor(odd), arange(n));
      for (Tensor view :
          List.of(x, x.times(0).plus(odd), x.reshape(n, 1).broadcastTo(Shape.of(n, 20)))) {
        assertNear(5e-7, () -> view.softmax(0));
        assertNear(5e-7, () -> view.logSoftmax(0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 13, 16, 25, 64, 100, 1023})
  void crossEntropiesOfManyRowsAndOfManyClasses(int n) {
    for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
      seed(n);
      Tensor few = randn(n, 3).times(4).to(type);
      Tensor classes = randint(0, 3, n);
      Tensor many = n == 0 ? few : randn(n, 5).transpose().to(type);
      Tensor others = n == 0 ? classes : randint(0, n, 5, 2).slice(1, 0, 1).squeeze(1);
      for (boolean slope : new boolean[] {false, true}) {
        var op = new CrossEntropy(slope);
        assertNear(5e-7, () -> Tensor.apply(op, few, classes));
        assertNear(5e-7, () -> Tensor.apply(op, many, others));
        assertNear(5e-7, () -> Tensor.apply(op, few, classes.to(DType.FLOAT64)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40})
  void notNumbersAndInfinitiesTravelThroughCrossEntropyAlike(int n) {
    int middle = n / 2;
    for (double odd :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Tensor x = Tensor.apply(new Where(), arange(n).equalTo(middle), tensor(odd), arange(n));
      for (Tensor row : List.of(x, x.times(0).plus(odd))) {
        for (int right : new int[] {0, middle}) {
          for (boolean slope : new boolean[] {false, true}) {
            var op = new CrossEntropy(slope);
            assertNear(5e-7, () -> Tensor.apply(op, row.reshape(1, n), tensor(right).reshape(1)));
          }
        }
      }
    }
  }
}

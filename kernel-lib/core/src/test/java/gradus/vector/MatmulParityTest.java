package gradus.vector;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Backend;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatmulParityTest {
  private static final Backend VECTOR = new VectorBackend();

  @BeforeEach
  void sameNumbers() {
    seed(3);
  }

  private static Tensor product(Backend backend, Tensor a, Tensor b) {
    try (var _ = Context.backend(backend)) {
      return a.matmul(b);
    }
  }

  private static void agrees(Tensor a, Tensor b) {
    Tensor expected = product(Backend.PLAIN, a, b);
    Tensor actual = product(VECTOR, a, b);
    assertEquals(expected.shape(), actual.shape());
    assertClose(expected.toArray(), actual.toArray(), 1e-5 * (1 + a.size(-1) / 100));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 13, 16, 25, 64, 100, 1023})
  void agreesWithPlainJavaAtEverySize(int size) {
    agrees(randn(size, 13), randn(13, 7));
    agrees(randn(7, size), randn(size, 13));
    agrees(randn(13, 7), randn(7, size));
    agrees(randn(size, 7), randn(13, 7).transpose());
    agrees(randn(7, size).transpose(), randn(7, 13));
    agrees(randn(7, size).transpose(), randn(13, 7).transpose());
  }

  @Test
  void readsAnyView() {
    Tensor a = randn(20, 30);
    Tensor b = randn(30, 40);
    agrees(a.flip(0), b.flip(1));
    agrees(a.flip(1), b.flip(0));
    agrees(a.slice(0, 3, 11).slice(1, 5, 22), b.slice(0, 7, 24).slice(1, 2, 39));
    agrees(randn(1, 30).broadcastTo(Shape.of(20, 30)), randn(30, 1).broadcastTo(Shape.of(30, 40)));
  }

  @Test
  void broadcastsBatches() {
    agrees(randn(3, 5, 20, 8), randn(8, 17));
    agrees(randn(20, 8), randn(3, 5, 8, 17));
    agrees(randn(5, 20, 8), randn(3, 1, 8, 17));
    agrees(randn(3, 1, 20, 8), randn(5, 8, 17));
    agrees(randn(3, 20, 5, 8).transpose(1, 2), randn(3, 17, 5, 8).permute(0, 2, 3, 1));
    agrees(randn(20, 3, 8).transpose(0, 1), randn(8, 17));
    agrees(randn(3, 1, 8), randn(8, 17));
    agrees(randn(0, 4, 8), randn(8, 17));
  }

  private static List<Tile> tiles() {
    return Widths.tiles();
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void nanAndInfinitiesTravelAsInPlainJava(Tile tile) {
    Tensor a = randn(9, 33);
    Tensor b = randn(33, 40);
    a.assign(with(a, 5, Double.NaN, 40, Double.POSITIVE_INFINITY));
    b.assign(with(b, 77, Double.NEGATIVE_INFINITY, 600, Double.NaN));
    Tensor expected = product(Backend.PLAIN, a, b);
    Tensor actual = zeros(9, 40);
    Products.multiply(new Gemm(tile), a, b, actual);
    assertClose(expected.toArray(), actual.toArray(), 1e-5);
  }

  private static Tensor with(Tensor x, int i, double first, int j, double second) {
    double[] numbers = x.toArray();
    numbers[i] = first;
    numbers[j] = second;
    return tensor(numbers).reshape(x.shape()).to(DType.FLOAT32);
  }

  @Test
  void otherTypesAreLeftToPlainJava() {
    Tensor a = randn(20, 30).to(DType.FLOAT64);
    Tensor b = randn(30, 40).to(DType.FLOAT64);
    assertSameBits(product(Backend.PLAIN, a, b), product(VECTOR, a, b));
    assertEquals(Shape.of(20, 40), product(VECTOR, a, b).shape());
  }
}

package gradus.vector;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.tensor.Backend;
import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Context;
import gradus.tensor.Reduce;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import gradus.tensor.Where;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chains of ops in one loop give what the ops give one by one.
class ChainTest {
  private static final Backend VECTORS = new VectorBackend();

  /// tanh(a) · b + (a where b > 0 else b), and the product alone.
  private static Chain chain() {
    var chain = Chain.of(3);
    int tanh = chain.add(Unary.TANH, 0);
    int product = chain.add(Binary.MULTIPLY, tanh, 1);
    int positive = chain.add(Binary.GREATER, 1, 2);
    int chosen = chain.add(new Where(), positive, 0, 1);
    return chain.giving(chain.add(Binary.ADD, product, chosen), product);
  }

  private static void assertFusedIsOneByOne(Tensor a, Tensor b, Tensor c, int... sizes) {
    Tensor sum = zeros(sizes);
    Tensor product = zeros(sizes);
    chain().tie(VECTORS, List.of(a, b, c), List.of(sum, product)).run();
    try (var _ = Context.backend(VECTORS)) {
      Tensor expected = a.tanh().times(b);
      assertSameBits(expected.broadcastTo(sum.shape()), product);
      Tensor chosen = Tensor.apply(new Where(), b.greaterThan(c), a, b);
      assertSameBits(expected.plus(chosen).broadcastTo(sum.shape()), sum);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 8, 13, 16, 25, 64, 100, 1023})
  void fusedIsOneByOneAtEverySizeAndLayout(int n) {
    seed(1);
    assertFusedIsOneByOne(randn(n), randn(n), randn(n), n);
    assertFusedIsOneByOne(randn(3, n), randn(n), randn(3, 1), 3, n);
    assertFusedIsOneByOne(randn(n, 3).transpose(), randn(3, n), randn(1), 3, n);
    assertFusedIsOneByOne(randn(3, 2 * n).flip(1).slice(1, 0, n), randn(n), randn(1), 3, n);
    assertFusedIsOneByOne(randn(2, 5, n), randn(5, 1), randn(2, 1, n), 2, 5, n);
    assertFusedIsOneByOne(
        randn(n, 2, 2, 3).permute(3, 0, 2, 1), randn(n, 1, 1), randn(2), 3, n, 2, 2);
  }

  @Test
  void anOutputMayBeTheArrayOfAnInput() {
    seed(2);
    Tensor a = randn(100);
    Tensor b = randn(100);
    Tensor expected = a.tanh().times(b);
    chain().tie(VECTORS, List.of(a, b, randn(1)), List.of(b, a)).run();
    assertSameBits(expected, a);
  }

  @Test
  void aFusedChainReadsWhatItsInputsHoldNowAndTakesOthers() {
    seed(3);
    var chain = Chain.of(1);
    chain.add(Unary.EXP, 0);
    for (Backend backend : List.of(VECTORS, Backend.PLAIN)) {
      Tensor x = randn(4, 5);
      Tensor y = zeros(5, 4);
      var fused = chain.giving(1).tie(backend, List.of(x.transpose()), List.of(y));
      x.assign(randn(4, 5));
      fused.run();
      Tensor other = randn(8, 5).slice(0, 2, 6);
      try (var _ = Context.backend(backend)) {
        assertSameBits(x.transpose().exp(), y);
        fused.replace(0, other.transpose());
        fused.run();
        assertSameBits(other.transpose().exp(), y);
      }
    }
  }

  @Test
  void aChainTooLongForOneLoopIsDoneOpByOp() {
    seed(7);
    var chain = Chain.of(1);
    int last = 0;
    for (int i = 0; i < 60; i++) {
      last = chain.add(Unary.TANH, last);
    }
    Tensor x = randn(40);
    Tensor y = zeros(40);
    chain.giving(last).tie(VECTORS, List.of(x), List.of(y)).run();
    try (var _ = Context.backend(VECTORS)) {
      for (int i = 0; i < 60; i++) {
        x = x.tanh();
      }
    }
    assertSameBits(x, y);
  }

  @Test
  void plainJavaRunsChainsOpByOp() {
    seed(4);
    Tensor sum = zeros(3, 4);
    Tensor product = zeros(3, 4);
    Tensor a = randn(3, 4);
    Tensor b = randn(4);
    chain().tie(Backend.PLAIN, List.of(a, b, randn(1)), List.of(sum, product)).run();
    try (var _ = Context.backend(Backend.PLAIN)) {
      assertSameBits(a.tanh().times(b), product);
    }
  }

  @Test
  void chainsThatSayTheSameAreEqual() {
    assertEquals(chain(), chain());
    assertNotEquals(chain(), Chain.single(Unary.TANH));
  }

  @Test
  void mistakesAreExplained() {
    var chain = Chain.of(2);
    assertSays(
        "sum cannot be a link of a chain: it does not compute place by place.",
        () -> chain.add(new Reduce(Reduce.Kind.SUM, List.of(0)), 0));
    assertSays(
        "there is no value 2 in this chain yet: it has 0 to 1.", () -> chain.add(Binary.ADD, 1, 2));
    int sum = chain.add(Binary.ADD, 0, 1);
    assertSays(
        "this chain has 2 inputs and 1 outputs; it was given 1 and 1 tensors.",
        () -> chain.giving(sum).tie(VECTORS, List.of(zeros(1)), List.of(zeros(1))));
  }
}

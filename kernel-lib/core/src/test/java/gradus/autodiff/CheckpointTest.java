package gradus.autodiff;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.autodiff.Checkpoint.checkpoint;
import static gradus.autodiff.Checkpoint.checkpointChain;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Generator;
import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Sample;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  @Test
  void derivativesPassThroughToSecondOrder() {
    seed(1);
    var w = float64(0.3, -0.7, 1.1);
    assertDerivatives(
        in -> checkpoint(x -> x.times(in[1]).tanh().times(x), in[0].square()),
        float64(0.5, -1, 2),
        w);
  }

  @Test
  void theyPassThroughCheckpointsInsideCheckpoints() {
    assertDerivatives(
        in ->
            checkpoint(x -> checkpoint(z -> z.times(in[1]).tanh(), x.square()).times(in[1]), in[0]),
        float64(0.5, -1, 2),
        float64(0.3, -0.7, 1.1));
  }

  @Test
  void capturedTensorsThatLeanOnOneAnotherAreNotCountedTwice() {
    // w reaches the function directly, through h, and through x.
    assertDerivatives(
        in -> {
          Tensor h = in[0].square();
          return checkpoint(x -> x.times(h).times(in[0]), in[0].exp());
        },
        float64(0.5, -1, 0.9));
  }

  @Test
  void parametersLearnWhereTheInputNeedsNoGradient() {
    var w = float64(2, 3).requiresGrad();
    checkpoint(x -> x.times(w).square(), float64(1, 2)).sum().backward();
    assertClose(w.grad(), 0, 4, 24);
  }

  @Test
  void aFunctionThatReturnsItsInputOrIgnoresItIsFine() {
    var x = float64(1, 2).requiresGrad();
    var w = float64(3, 4).requiresGrad();
    checkpoint(z -> z, x).plus(checkpoint(z -> w.times(1), x)).sum().backward();
    assertClose(x.grad(), 0, 1, 1);
    assertClose(w.grad(), 0, 1, 1);
  }

  @Test
  void chanceIsReplayedAndThenGoesOnUndisturbed() {
    Function<Tensor, Tensor> dropout = x -> x.times(rand(1000).greaterThan(0.5));
    seed(3);
    var x = randn(1000).requiresGrad();
    Tensor y = checkpoint(dropout, x);
    double next = rand().item();
    y.sum().backward();
    double afterBackward = rand().item();

    seed(3);
    var plain = randn(1000).requiresGrad();
    Tensor expected = dropout.apply(plain);
    assertEquals(next, rand().item());
    assertEquals(afterBackward, rand().item());
    expected.sum().backward();
    assertSameBits(expected, y);
    assertSameBits(plain.grad(), x.grad());
  }

  @Test
  void chanceFromAGeneratorOfItsOwnIsReplayedToo() {
    var own = new Generator(5);
    var x = float64(1, 2, 3).requiresGrad();
    Tensor y = checkpoint(z -> z.times(draw(own)).times(draw(own)), x);
    y.sum().backward();
    assertSameBits(y, x.grad().times(x.detach()));
  }

  private static Tensor draw(Generator generator) {
    // Drawn through the op that every source of chance uses, with this generator in it.
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      Sample like = sampleOf(() -> randn(3));
      return Tensor.apply(SampleWith.generator(like, generator));
    }
  }

  private static Sample sampleOf(Runnable draws) {
    var heard = new ArrayList<Sample>();
    try (var _ = Context.recording((op, in, out) -> heard.add((Sample) op))) {
      draws.run();
    }
    return heard.getFirst();
  }

  /// L layers of three ops each, over a vector of n numbers.
  private static List<Function<Tensor, Tensor>> chain(int layers, List<Tensor> weights) {
    return IntStream.range(0, layers)
        .<Function<Tensor, Tensor>>mapToObj(l -> x -> x.times(weights.get(l)).tanh().plus(x))
        .toList();
  }

  private static List<Tensor> weights(int layers) {
    seed(7);
    return IntStream.range(0, layers).mapToObj(l -> randn(4).requiresGrad()).toList();
  }

  /// Counts the tensors that are in the graph, and the most there ever were.
  private static final class Alive implements Recorder {
    private final List<Tensor> inGraph = new ArrayList<>();
    private int most;

    @Override
    public void applied(Op op, List<Tensor> in, Tensor out) {
      inGraph.removeIf(t -> t.node().isEmpty());
      if (out.node().isPresent()) {
        inGraph.add(out);
      }
      most = Math.max(most, inGraph.size());
    }
  }

  private static int mostAlive(Function<Tensor, Tensor> network) {
    var alive = new Alive();
    try (var _ = Context.recording(alive)) {
      network.apply(randn(4)).sum().backward();
    }
    return alive.most;
  }

  @Test
  void aChainOfCheckpointsKeepsOnlyAboutTheSquareRootOfItsActivations() {
    for (int side : new int[] {4, 8, 16, 32}) {
      int layers = side * side;
      var layersOfChain = chain(layers, weights(layers));
      int plain =
          mostAlive(x -> {
            Tensor y = x;
            for (var layer : layersOfChain) {
              y = layer.apply(y);
            }
            return y;
          });
      int checkpointed = mostAlive(x -> checkpointChain(layersOfChain, x));
      assertTrue(plain >= 3 * layers, "plain " + plain);
      // √L results between segments, and the 3√L tensors of the one that is computed again.
      assertTrue(checkpointed <= 4 * side + 8, side + " → " + checkpointed);
      assertTrue(checkpointed >= 4 * side - 1, side + " → " + checkpointed);
    }
  }

  @Test
  void aChainOfCheckpointsHasTheGradientsOfThePlainChain() {
    List<Tensor> weights = weights(10);
    var x = float64(0.1, -0.4, 0.9, 2).to(DType.FLOAT32);
    Tensor y = x;
    for (var layer : chain(10, weights)) {
      y = layer.apply(y);
    }
    y.sum().backward();
    List<Tensor> expected = weights.stream().map(Tensor::grad).toList();
    for (int segments = 1; segments <= 10; segments++) {
      weights.forEach(Tensor::zeroGrad);
      Tensor z = checkpointChain(chain(10, weights), segments, x);
      assertSameBits(y, z);
      z.sum().backward();
      for (int l = 0; l < 10; l++) {
        assertSameBits(expected.get(l), weights.get(l).grad());
      }
    }
  }

  @Test
  void eachSegmentIsComputedTwiceAndNoMore() {
    var counted = new int[1];
    var w = tensor(2).requiresGrad();
    var v = tensor(3).requiresGrad();
    var x = tensor(1).requiresGrad();
    checkpoint(
            z -> {
              counted[0]++;
              return z.times(w).times(v);
            },
            x)
        .backward();
    assertEquals(2, counted[0]);
  }

  @Test
  void aChainOfNothingIsItsInput() {
    var x = randn(2);
    assertSameBits(x, checkpointChain(List.of(), x));
    assertEquals(Shape.of(2), checkpointChain(List.of(Tensor::tanh), x).shape());
  }
}

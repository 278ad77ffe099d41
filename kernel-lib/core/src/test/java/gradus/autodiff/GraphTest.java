package gradus.autodiff;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.autodiff.CustomOps.customOp;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The graph as data, and operations of one's own in it.
class GraphTest {
  private final Tensor w = tensor(3).requiresGrad();
  private final Tensor loss = w.times(2).minus(1).square();

  @Test
  void theGraphPrintsOneLineForEachStepOldestFirst() {
    assertEquals(
        """
        0  parameter  ()
        1  constant   ()
        2  multiply   ()  from 0, 1
        3  constant   ()
        4  subtract   ()  from 2, 3
        5  square     ()  from 4\
        """,
        Graph.of(loss).toString());
    assertEquals("0  constant  ()", Graph.of(tensor(1)).toString());
  }

  @Test
  void theGraphDrawsItselfInMermaid() {
    assertEquals(
        """
        flowchart LR
          n0(["parameter<br>()"])
          n1["square<br>()"]
          n0 --> n1
        """,
        Graph.of(w.square()).mermaid());
  }

  @Test
  void aGraphStaysWhenBackwardFreesTheTape() {
    var graph = Graph.of(loss);
    loss.backward();
    assertEquals(6, graph.steps().size());
    assertClose(graph.replay(Map.of(w, tensor(5))).result(), 0, 81);
  }

  @Test
  void replayComputesEveryStepAgainAndLeavesTheFirstGraphAlone() {
    var graph = Graph.of(loss);
    var again = graph.replay(Map.of(w, tensor(5)));
    assertEquals(
        List.of(5.0, 2.0, 10.0, 1.0, 9.0, 81.0),
        again.steps().stream().map(s -> s.tensor().item()).toList());
    assertClose(graph.result(), 0, 25);
    assertSameBits(loss, graph.replay(Map.of()).result());
  }

  @Test
  void aReplayCanBeDifferentiated() {
    var other = tensor(5).requiresGrad();
    Graph.of(loss).replay(Map.of(w, other)).result().backward();
    assertClose(other.grad(), 0, 36);
  }

  @Test
  void chanceIsALeafSoAReplayKeepsTheDropoutMask() {
    var x = float64(1, 2, 3, 4).requiresGrad();
    Tensor y = x.times(rand(4).greaterThan(0.5).to(x.dtype()));
    Tensor again = Graph.of(y).replay(Map.of(x, x.detach().times(10))).result();
    assertSameBits(y.times(10), again);
  }

  @Test
  void aTensorUsedTwiceIsOneStep() {
    Tensor h = w.square();
    var graph = Graph.of(h.plus(h.times(w)));
    assertEquals(4, graph.steps().size());
    assertEquals(List.of(1, 2), graph.steps().getLast().inputs());
    assertEquals(1, graph.leaves().size());
  }

  @Test
  void aHundredThousandStepsAreWalkedWithoutRecursion() {
    Tensor y = w;
    for (int k = 0; k < 100_000; k++) {
      y = y.negate();
    }
    assertEquals(100_001, Graph.of(y).steps().size());
  }

  @Test
  void aCustomOpIsALambdaPair() {
    var cube =
        customOp("cube", x -> x.times(x).times(x), (g, x, y) -> g.times(x.square()).times(3));
    assertDerivatives(in -> cube.apply(in[0]), float64(-1, 0.5, 2));
    assertEquals(
        """
        0  parameter  ()
        1  cube       ()  from 0\
        """,
        Graph.of(cube.apply(w)).toString());
    var graph = Graph.of(cube.apply(w));
    assertClose(graph.replay(Map.of(w, tensor(2))).result(), 0, 8);
  }

  @Test
  void aCustomOpOfTwoTensorsBroadcasts() {
    var product =
        customOp(
            "product",
            (a, b) -> a.times(b),
            (g, a, b, y) -> g.times(b),
            (g, a, b, y) -> g.times(a));
    assertDerivatives(
        in -> product.apply(in[0], in[1]),
        float64(-1, 0.5, 2, 1, 3, -2).reshape(2, 3),
        float64(0.3, -2, 1));
  }

  @Test
  void aCustomOpMayComputeWithPlainNumbers() {
    var cube =
        customOp(
            "cube",
            x -> float64(java.util.Arrays.stream(x.toArray()).map(v -> v * v * v).toArray()),
            (g, x, y) -> g.times(x.square()).times(3));
    var x = float64(1, 2).requiresGrad();
    cube.apply(x).sum().backward();
    assertClose(x.grad(), 0, 3, 12);
  }

  @Test
  void aCheckpointIsOneStepThatReplays() {
    Tensor y = Checkpoint.checkpoint(z -> z.times(2).tanh(), w);
    var graph = Graph.of(y);
    assertEquals(2, graph.steps().size());
    assertClose(graph.replay(Map.of(w, tensor(0.25))).result(), 1e-6, StrictMath.tanh(0.5));
  }
}

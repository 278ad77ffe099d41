package gradus.nn;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Layers.summary;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  record Robust(Sequential net) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
      return net.forward(x);
    }
  }

  record Net(Linear hidden, Layer output, Tensor scale) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
      return output.forward(hidden.forward(x).tanh()).times(scale).reshape(-1);
    }
  }

  private static Robust robust() {
    return new Robust(
        sequential(
            linear(10, 64, Init.heNormal()),
            batchNorm1d(64),
            relu(),
            dropout(0.3),
            linear(64, 64, Init.heNormal()),
            batchNorm1d(64),
            relu(),
            dropout(0.3),
            linear(64, 3, Init.heNormal())));
  }

  @Test
  void dlExample2RobustMlpHas5315Parameters() {
    var model = robust();
    var summary = summary(model, 32, 10);
    assertEquals(
        List.of(704L, 128L, 4160L, 128L, 195L),
        summary.rows().stream().map(Summary.Row::parameters).filter(n -> n > 0).toList());
    assertEquals(5315, summary.parameters());
    assertEquals(5315, model.parameters().stream().mapToInt(Tensor::numel).sum());
    assertEquals(5059, 5315 - 2 * 128, "what the text prints leaves out the batch norms");
  }

  @Test
  void theTableHasARowForEachLayerInOrder() {
    assertEquals(
        """
        layer                   output   parameters   FLOPs    memory
        net.0  linear(10, 64)   (1, 64)         704   1,344   3.3 KiB
        net.1  batchNorm1d(64)  (1, 64)         128     384   2.0 KiB
        net.2  relu()           (1, 64)           0      64     256 B
        net.3  dropout(0.3)     (1, 64)           0       0       0 B
        net.4  linear(64, 64)   (1, 64)       4,160   8,256  16.8 KiB
        net.5  batchNorm1d(64)  (1, 64)         128     384   2.0 KiB
        net.6  relu()           (1, 64)           0      64     256 B
        net.7  dropout(0.3)     (1, 64)           0       0       0 B
        net.8  linear(64, 3)    (1, 3)          195     387     804 B
        total                                 5,315  10,883  25.3 KiB
        memory: 20.8 KiB of parameters, 4.5 KiB of activations\
        """,
        summary(robust(), 1, 10).toString());
  }

  @Test
  void flopsCountAMultiplicationAndItsAdditionAsTwo() {
    var row = summary(linear(10, 64), 32, 10).rows().getFirst();
    assertEquals(32 * (2 * 10 * 64 + 64), row.flops());
    assertEquals(704 * 4, row.parameterBytes());
    assertEquals(2 * 32 * 64 * 4, row.activationBytes(), "the product, and the product plus bias");
    assertEquals(Shape.of(32, 64), row.output());
  }

  @Test
  void operationsOfAForwardOfYourOwnHaveRowsToo() {
    var model = new Net(linear(2, 8), sequential(linear(8, 1)), tensor(2).requiresGrad());
    var rows = summary(model, 4, 2).rows();
    assertEquals(
        List.of("hidden", "", "output.0", ""), rows.stream().map(Summary.Row::name).toList());
    assertEquals(
        List.of("linear(2, 8)", "tanh", "linear(8, 1)", "multiply"),
        rows.stream().map(Summary.Row::layer).toList());
    assertEquals(List.of(24L, 0L, 9L, 1L), rows.stream().map(Summary.Row::parameters).toList());
  }

  @Test
  void aLambdaIsSummarizedByWhatItRuns() {
    var w = tensor(1, 2).reshape(2, 1).detach().requiresGrad();
    var inner = linear(1, 3);
    var summary = summary(x -> inner.forward(x.matmul(w)).relu(), 5, 2);
    assertEquals(
        List.of("matmul", "linear(1, 3)", "relu"),
        summary.rows().stream().map(Summary.Row::layer).toList());
    assertEquals(2 + 6, summary.parameters());
  }

  @Test
  void aLayerUsedTwiceHasTwoRowsAndCountsOnce() {
    var shared = linear(3, 3);
    var summary = summary(sequential(shared, shared), 1, 3);
    assertEquals(2, summary.rows().size());
    assertEquals(12, summary.parameters());
  }

  @Test
  void lookingLeavesTheModelAndChanceAsTheyWere() {
    seed(4);
    var model = robust();
    var frozen = dropout(0.5);
    frozen.eval();
    var both = sequential(model, frozen);
    seed(4);
    Tensor expected = rand(3);
    seed(4);
    summary(both, 8, 10);
    assertSameBits(expected, rand(3));
    assertTrue(((Stateful) model.net().layers().get(1)).isTraining());
    assertTrue(!frozen.isTraining());
    assertEquals(0, ((BatchNorm) model.net().layers().get(1)).runningMean().abs().max().item());
  }
}

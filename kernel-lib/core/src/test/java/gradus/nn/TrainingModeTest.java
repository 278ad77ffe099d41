package gradus.nn;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.residual;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Layers.stochasticDepth;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Differences;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingModeTest {
  @SuppressWarnings("ArrayRecordComponent") // What a reader might write all the same.
  record Tree(Dropout direct, Layer wrapped, List<Layer> listed, Layer[] row) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
      return x;
    }
  }

  /// A layer of the reader's own that is no record says what it is made of.
  static final class Own implements Layer {
    private final Dropout inner = dropout(0.5);
    private final Tensor scale = tensor(2).requiresGrad();

    @Override
    public Tensor forward(Tensor x) {
      return inner.forward(x).times(scale);
    }

    @Override
    public Map<String, Object> parts() {
      return Map.of("inner", inner, "scale", scale);
    }
  }

  @Test
  void trainAndEvalReachEveryLayerOfTheTree() {
    var drops = new Dropout[5];
    for (int i = 0; i < drops.length; i++) {
      drops[i] = dropout(0.5);
      assertTrue(drops[i].isTraining(), "a new layer is ready to learn");
    }
    var own = new Own();
    var model =
        new Tree(
            drops[0],
            sequential(linear(2, 2), residual(drops[1])),
            List.of(stochasticDepth(0.5, drops[2]), own),
            new Layer[] {drops[3], drops[4]});
    model.eval();
    for (Dropout drop : drops) {
      assertFalse(drop.isTraining());
    }
    assertFalse(own.inner.isTraining());
    model.train();
    for (Dropout drop : drops) {
      assertTrue(drop.isTraining());
    }
    assertEquals(
        List.of("wrapped.0.weight", "wrapped.0.bias", "listed.1.scale"),
        List.copyOf(model.namedParameters().keySet()));
  }

  @Test
  void aRecordWithoutStateAndALambdaCanBeSwitchedToo() {
    Layer lambda = x -> x;
    lambda.eval();
    linear(2, 1).eval();
    assertTrue(lambda.parts().isEmpty());
  }

  @Test
  void buffersAreTheTensorsThatAreNotLearned() {
    var model = sequential(batchNorm1d(2), linear(2, 1));
    assertEquals(
        List.of("0.runningMean", "0.runningVar"), List.copyOf(model.namedBuffers().keySet()));
    var frozen = new Linear(ones(1, 2), ones(1).requiresGrad());
    assertEquals(List.of("weight"), List.copyOf(frozen.namedBuffers().keySet()));
    assertEquals(List.of("bias"), List.copyOf(frozen.namedParameters().keySet()));
  }

  @Test
  void dropoutDropsItsShareAndKeepsTheExpectedValue() {
    seed(3);
    Tensor y = dropout(0.3).forward(ones(100, 1000));
    double[] numbers = y.toArray();
    for (double number : numbers) {
      assertTrue(number == 0 || number == (float) (1 / 0.7) || Math.abs(number - 1 / 0.7) < 1e-6);
    }
    // The standard deviation of the share of zeros is √(.3 · .7 / 100,000) = .0014.
    assertEquals(0.3, y.equalTo(0).mean().item(), 0.006);
    assertEquals(1, y.mean().item(), 0.009);
  }

  @Test
  void dropoutChangesNothingWhenPredictingOrAtRateZero() {
    Tensor x = tensor(1, 2, 3);
    var drop = dropout(0.9);
    drop.eval();
    assertSame(x, drop.forward(x));
    assertSame(x, dropout(0).forward(x));
    assertClose(dropout(1).forward(x), 0, 0, 0, 0);
    assertEquals(0, dropout(0.5).forward(zeros(0, 3)).numel());
  }

  @Test
  void dropoutDropsTheGradientOfWhatItDropped() {
    seed(5);
    var x = ones(50).requiresGrad();
    Tensor y = dropout(0.5).forward(x);
    y.sum().backward();
    assertSameBits(y, x.grad());
    seed(5);
    assertSameBits(y, dropout(0.5).forward(ones(50)));
  }

  @Test
  void dropoutKeepsTheTypeAndHasRightDerivatives() {
    Tensor x = float64(0.3, -1.2, 2, 0.1);
    Differences.assertDerivatives(
        in -> {
          seed(7);
          return dropout(0.5).forward(in[0]).square();
        },
        x);
  }

  @Test
  void stochasticDepthSkipsWholeExamples() {
    seed(11);
    var layer = stochasticDepth(0.25, x -> x.times(3));
    Tensor y = layer.forward(ones(1000, 4));
    assertSameBits(y.slice(1, 0, 1).broadcastTo(y.shape()), y);
    double[] first = y.slice(1, 0, 1).toArray();
    for (double each : first) {
      assertTrue(each == 1 || each == 5, "1 + 3/.75 = 5 where it is not skipped");
    }
    // √(.25 · .75 / 1000) = .014.
    assertEquals(0.25, y.equalTo(1).mean().item(), 0.06);
    layer.eval();
    assertClose(layer.forward(ones(2)), 0, 4, 4);
    assertClose(stochasticDepth(1, x -> x.times(3)).forward(ones(1, 2)), 0, 1, 1);
  }

  @Test
  void residualAddsItsInput() {
    assertClose(residual(x -> x.times(3)).forward(tensor(1, 2)), 0, 4, 8);
    assertEquals(
        "residual(sequential(linear(2, 3), linear(3, 2)))",
        residual(linear(2, 3), linear(3, 2)).toString());
  }
}

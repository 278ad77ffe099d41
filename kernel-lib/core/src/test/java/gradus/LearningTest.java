package gradus;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.nn.Layer;
import gradus.tensor.Tensor;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final Tensor X = tensor(0, 0, 0, 1, 1, 0, 1, 1).reshape(4, 2);
  private static final Tensor Y = tensor(0, 1, 1, 0).reshape(4, 1);

  /// The recipe of the README and of the XOR notebook.
  private static Layer trained(long seed) {
    seed(seed);
    var model = sequential(linear(2, 8), tanh(), linear(8, 1));
    var optimizer = adam(model, 0.05);
    for (int step = 0; step < 500; step++) {
      var loss = bceWithLogits(model.forward(X), Y);
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
    }
    return model;
  }

  @Test
  void xorIsLearnedFromAtLeast19Of20Seeds() {
    long learned = LongStream.range(0, 20).filter(LearningTest::knowsXor).count();
    assertTrue(learned >= 19, "learned from only %d of 20 seeds".formatted(learned));
  }

  private static boolean knowsXor(long seed) {
    Layer model = trained(seed);
    try (var _ = noGrad()) {
      return model.forward(X).sigmoid().minus(Y).abs().max().item() < 0.1;
    }
  }

  @Test
  void theSameSeedLearnsTheSameBits() {
    var first = trained(5).parameters();
    var second = trained(5).parameters();
    for (int i = 0; i < first.size(); i++) {
      assertSameBits(first.get(i), second.get(i));
    }
  }
}

package gradus.compile;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.compile.Steps.compile;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.mse;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.compile.Instruction.LossAndSlope;
import gradus.compile.Instruction.WithEpilogue;
import gradus.tensor.Tensor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a plan does in one instruction that was two: a product with its epilogue, a loss with its
/// slope.
class JoinedInstructionsTest {
  private static long joined(CompiledStep step, Class<? extends Instruction> as) {
    return step.plan().instructions().stream().filter(as::isInstance).count();
  }

  @Test
  void anActivationItsSlopeAndTheUpdateAreDoneInTheRowsOfTheirProducts() {
    var model = sequential(linear(300, 20), relu(), linear(20, 20));
    var step = compile((x, y) -> mse(model.forward(x), y), sgd(model, 0.1));
    Tensor x = ones(30, 300);
    Tensor y = zeros(30, 20);
    step.run(x, y);
    String plan = step.plan().toString();
    assertTrue(
        plan.contains(
            """
            (30, 20), and in its rows
                   t1 = relu(t0 + w1)
            """),
        plan);
    assertTrue(
        Pattern.compile("\\(20, 300\\), and in its rows\n +w0 ← w0 − ").matcher(plan).find(), plan);
    assertEquals(5, joined(step, WithEpilogue.class), plan);
    assertEquals(5, plan.split("matmul", -1).length - 1, plan);
  }

  @Test
  void anUpdateThatWaitsForTheNormOfAllGradientsStaysBehindIt() {
    var layer = linear(300, 20);
    var step = compile((x, y) -> mse(layer.forward(x), y), sgd(layer, 0.1)).clipNorm(1);
    step.run(ones(30, 300), zeros(30, 20));
    String plan = step.plan().toString();
    assertTrue(plan.contains("(20, 300)\n"), plan);
  }

  @Test
  void aProductWhoseFactorIsOverwrittenIsFinishedFirst() {
    var w = ones(4, 4);
    var step =
        compile(x -> {
          Tensor y = x.matmul(w);
          w.assign(w.plus(y));
          return y.sum();
        });
    for (int i = 0; i < 3; i++) {
      Tensor x = rand(4, 4);
      Tensor y = x.matmul(w);
      Tensor next = w.plus(y);
      assertSameBits(y.sum(), step.run(x));
      assertSameBits(next, w);
    }
  }

  @Test
  void crossEntropyAndItsSlopeAreOneInstruction() {
    var layer = linear(3, 4);
    var step = compile((x, t) -> crossEntropy(layer.forward(x), t), sgd(layer, 0.1));
    step.run(ones(2, 3), tensor(0, 3));
    assertEquals(1, joined(step, LossAndSlope.class));
    String plan = step.plan().toString();
    assertTrue(plan.contains("t2, t3 = crossEntropy(t1, x1) and its slope   (2), (2, 4)\n"), plan);
    assertEquals(1, plan.split("crossEntropy", -1).length - 1, plan);
  }
}

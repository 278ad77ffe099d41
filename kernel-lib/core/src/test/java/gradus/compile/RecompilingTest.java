package gradus.compile;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.compile.Steps.compile;
import static gradus.compile.Steps.live;
import static gradus.loss.Losses.mse;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.optim.Optimizer;
import gradus.optim.Update;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When a step is compiled again, and what it says then.
class RecompilingTest {
  private static String reason(String line) {
    return line.substring(0, line.lastIndexOf(':'));
  }

  @Test
  void aNewShapeIsCompiledOnceAndSaysSo() {
    var lines = new ArrayList<String>();
    var model = linear(2, 1);
    var step = compile((x, y) -> mse(model.forward(x), y), sgd(model, 0.1)).onCompile(lines::add);
    for (int i = 0; i < 3; i++) {
      step.run(ones(4, 2), zeros(4, 1));
      step.run(ones(3, 2), zeros(3, 1));
    }
    assertEquals(
        List.of("compiled for (4, 2), (4, 1)", "compiled again for the new shape (3, 2), (3, 1)"),
        lines.stream().map(RecompilingTest::reason).toList());
    assertEquals(2, step.compilations());
    assertEquals(String.join("\n", lines), step.toString());
  }

  @Test
  void manyShapesDoNotPileUp() {
    var step = compile(x -> x.times(2));
    for (int n = 1; n < 30; n++) {
      assertSameBits(ones(n).times(2), step.run(ones(n)));
    }
    assertEquals(29, step.compilations());
    step.run(ones(29));
    assertEquals(29, step.compilations());
    step.run(ones(1));
    assertEquals(30, step.compilations());
  }

  @Test
  void trainAndEvalAreTwoPlans() {
    seed(3);
    Layer model = sequential(linear(2, 4), batchNorm1d(4), dropout(0.5));
    var predict = compile(model);
    Tensor x = randn(8, 2);
    predict.run(x);
    model.eval();
    assertSameBits(model.forward(x), predict.run(x));
    assertEquals(
        "compiled again for (8, 2), because the training mode of batchNorm1d(4) was 1 and is 0",
        reason(predict.explain().lines().toList().getLast()));
    model.train();
    predict.run(x);
    model.eval();
    assertSameBits(model.forward(x), predict.run(x));
    assertEquals(2, predict.compilations());
  }

  /// Reads the rate as a plain number, as the example of [Optimizer] does.
  private static final class SignSgd extends Optimizer {
    SignSgd(List<Tensor> parameters, double rate) {
      super(parameters, rate);
    }

    @Override
    protected Tensor next(Update u) {
      return u.parameter().minus(u.gradient().sign().times(u.rate()));
    }
  }

  @Test
  void aRateThatJavaReadIsNoticedWhenItChanges() {
    Linear model = linear(2, 1);
    var optimizer = new SignSgd(model.parameters(), 0.5);
    var step = compile((x, y) -> mse(model.forward(x), y), optimizer);
    step.run(ones(1, 2), tensor(100).reshape(1, 1));
    optimizer.setRate(0.25);
    Tensor before = model.weight().contiguous();
    step.run(ones(1, 2), tensor(100).reshape(1, 1));
    assertSameBits(before.plus(0.25), model.weight());
    assertEquals(
        "compiled again for (1, 2), (1, 1), because the learning rate was 0.5 and is 0.25",
        reason(step.explain().lines().toList().getLast()));
  }

  @Test
  void weightDecayThatIsTurnedOnIsNoticed() {
    Linear model = linear(2, 1);
    var optimizer = sgd(model, 0.5);
    var step = compile((x, y) -> mse(model.forward(x), y), optimizer);
    step.run(ones(1, 2), zeros(1, 1));
    optimizer.weightDecay(0.1);
    step.run(ones(1, 2), zeros(1, 1));
    assertTrue(step.explain().contains("because the weight decay was 0 and is 0.1"), step::explain);
  }

  @Test
  void aLiveNumberNeedsNoNewPlan() {
    double[] noise = {0.5};
    var step = compile((x, y) -> x.plus(y.times(live(() -> noise[0]))));
    assertEquals(0.5, step.run(zeros(1), ones(1)).item());
    noise[0] = 0.25;
    assertEquals(0.25, step.run(zeros(1), ones(1)).item());
    assertEquals(1, step.compilations());
  }

  @Test
  void compiledAndPlainStepsMayTakeTurns() {
    Tensor x = tensor(1, 2, 3, 4).reshape(2, 2);
    Tensor y = tensor(1, -1).reshape(2, 1);
    seed(5);
    Linear plain = linear(2, 1);
    var slow = adam(plain, 0.1);
    seed(5);
    Linear mixed = linear(2, 1);
    var fast = adam(mixed, 0.1);
    var step = compile((a, b) -> mse(mixed.forward(a), b), fast);
    for (int i = 0; i < 12; i++) {
      plainStep(plain, slow, x, y);
      if (i % 4 < 2) {
        plainStep(mixed, fast, x, y);
      } else {
        step.run(x, y);
      }
      assertSameBits(plain.weight(), mixed.weight());
    }
    assertEquals(1, step.compilations());
  }

  private static void plainStep(Linear model, Optimizer optimizer, Tensor x, Tensor y) {
    optimizer.zeroGrad();
    mse(model.forward(x), y).backward();
    optimizer.step();
  }

  @Test
  void aStateThatIsSavedStaysAndOneThatIsLoadedIsUsed() {
    Tensor x = tensor(1, 2, 3, 4).reshape(2, 2);
    Tensor y = tensor(1, -1).reshape(2, 1);
    Linear model = linear(2, 1);
    var optimizer = adam(model, 0.1);
    var step = compile((a, b) -> mse(model.forward(a), b), optimizer);
    step.run(x, y);
    var saved = optimizer.state();
    var weights = model.parameters().stream().map(Tensor::contiguous).map(Tensor::detach).toList();
    double first = step.run(x, y).item();
    double second = step.run(x, y).item();
    optimizer.setState(saved);
    for (int i = 0; i < weights.size(); i++) {
      model.parameters().get(i).assign(weights.get(i));
    }
    assertEquals(first, step.run(x, y).item());
    assertEquals(second, step.run(x, y).item());
    assertEquals(1, step.compilations());
  }

  @Test
  void argumentsMayBeViewsAndOneTensorMayBeTwoArguments() {
    var step = compile((x, y) -> x.matmul(y));
    Tensor a = tensor(1, 2, 3, 4).reshape(2, 2);
    assertSameBits(a.matmul(a), step.run(a, a));
    Tensor b = tensor(5, 6, 7, 8).reshape(2, 2);
    assertSameBits(a.transpose().matmul(b), step.run(a.transpose(), b));
  }
}

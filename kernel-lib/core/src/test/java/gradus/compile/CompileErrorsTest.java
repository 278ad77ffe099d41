package gradus.compile;

import static gradus.TensorAssertions.assertSays;
import static gradus.compile.Steps.compile;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.mse;
import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.optim.Optimizer;
import gradus.optim.Update;
import gradus.tensor.DType;
import gradus.tensor.Live;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// What a compiled step refuses, word for word.
class CompileErrorsTest {
  @Test
  void readingANumberWhileCompilingIsRefused() {
    refusesToRead("item()", x -> x.sum().item());
    refusesToRead("at(…)", x -> x.at(0));
    refusesToRead("toArray()", x -> x.toArray()[0]);
    refusesToRead("at(…)", x -> x.toString().length());
  }

  private static void refusesToRead(String method, ToDoubleFunction<Tensor> reader) {
    var step = compile(x -> reader.applyAsDouble(x) > 0 ? x.times(2) : x);
    assertSays(
        "%s reads a number while a step is being compiled: whatever Java does with it would be frozen into the step, as it is this once.\nStay with tensors, such as where(…) in the place of if, or read from what run(…) returns."
            .formatted(method),
        () -> step.run(ones(3)));
  }

  @Test
  void afterAnErrorNothingListensAnyMore() {
    refusesToRead("item()", x -> x.sum().item());
    assertEquals(3, ones(3).sum().item());
    assertEquals(false, Live.isCapturing());
  }

  @Test
  void aTensorFromOutsideThatChangesIsRefused() {
    var scale = tensor(1, 2, 3);
    var step = compile(x -> x.times(scale.times(2)));
    step.run(ones(3));
    scale.assign(tensor(4, 5, 6));
    assertSays(
        "a tensor of 3 numbers from outside of this step was given new numbers after the step had been compiled; the step takes such a tensor for a constant.\nPass it to run(…) as an argument, or compile the step anew.",
        () -> step.run(ones(3)));
  }

  @Test
  void parametersAndBuffersMayChange() {
    var model = linear(2, 1);
    var predict = compile(x -> model.forward(x));
    predict.run(ones(1, 2));
    try (var _ = noGrad()) {
      model.parameters().forEach(p -> p.assign(p.times(3)));
    }
    assertEquals(model.forward(ones(1, 2)).item(), predict.run(ones(1, 2)).item());
  }

  @Test
  void anotherTypeIsRefused() {
    var step = compile((x, y) -> x.plus(y));
    step.run(ones(2), ones(2));
    assertSays(
        "this step was compiled for float32 as argument 1, and was given float64.\nConvert it with .to(FLOAT32), or compile another step.",
        () -> step.run(ones(2), ones(2).to(DType.FLOAT64)));
  }

  @Test
  void anotherNumberOfArgumentsIsRefused() {
    var step = compile((x, y) -> x.plus(y));
    assertSays("this step takes 2 tensors, and was given 1.", () -> step.run(ones(2)));
    assertSays(
        "this step takes 1 tensor, and was given 3.",
        () -> compile(x -> x).run(ones(1), ones(1), ones(1)));
  }

  @Test
  void assigningToAnArgumentIsRefused() {
    var step =
        compile(x -> {
          x.assign(zeros(2));
          return x;
        });
    assertSays(
        "a compiled step cannot assign to its argument of shape (2): an argument is other numbers in each run, and none of them are kept.\nGive new numbers to a tensor from outside of the step.",
        () -> step.run(ones(2)));
  }

  @Test
  void clippingNeedsAnOptimizer() {
    assertSays(
        "clipNorm is for a step with an optimizer: this one has no gradients that it knows of.",
        () -> compile(x -> x).clipNorm(1));
  }

  @Test
  void thereIsNoPlanBeforeTheFirstRun() {
    assertSays(
        "there is no plan yet: a step is compiled when it runs first.",
        () -> compile(x -> x).plan());
    assertEquals("not compiled yet: that happens in the first run", compile(x -> x).explain());
  }

  @Test
  void wrongClassNumbersAreFoundInEveryRun() {
    var model = linear(2, 3);
    var step = compile((x, y) -> crossEntropy(model.forward(x), y), sgd(model, 0.1));
    step.run(randn(2, 2), tensor(0, 2));
    Tensor before = model.parameters().getFirst().contiguous();
    assertSays(
        "3 is not a class: with 3 classes they are the whole numbers 0 to 2.",
        () -> step.run(randn(2, 2), tensor(0, 3)));
    gradus.TensorAssertions.assertSameBits(before, model.parameters().getFirst());
  }

  @Test
  void aGradientThatIsNotFiniteStopsClippingInEveryRun() {
    var model = linear(2, 1);
    var step = compile((x, y) -> mse(model.forward(x), y), sgd(model, 0.1)).clipNorm(1);
    step.run(ones(1, 2), zeros(1, 1));
    assertSays(
        "cannot clip: the norm of the gradients is ∞.",
        () -> step.run(ones(1, 2).times(1e38), zeros(1, 1)));
  }

  private static final class Counting extends Optimizer {
    Counting(List<Tensor> parameters) {
      super(parameters, 0.1);
    }

    @Override
    protected Tensor next(Update u) {
      return u.parameter().minus(u.gradient().div(u.count()));
    }
  }

  @Test
  void anOptimizerThatCountsInJavaIsRefused() {
    var model = linear(2, 1);
    var step = compile((x, y) -> mse(model.forward(x), y), new Counting(model.parameters()));
    assertSays(
        "count() is another number in each step, and this step is being compiled, so the count would stay at 1 for good.\nReckon with it inside u.number(s -> … s.count() …).",
        () -> step.run(ones(1, 2), zeros(1, 1)));
  }

  @Test
  void aCompiledStepKeepsNothingToExplain() {
    var model = linear(2, 1);
    var optimizer = sgd(model, 0.1);
    compile((x, y) -> mse(model.forward(x), y), optimizer).run(ones(1, 2), zeros(1, 1));
    assertSays(
        "a compiled step keeps nothing to explain: explain() tells of an optimizer that runs without one.",
        () -> optimizer.explain(model.weight(), 0, 0));
    assertThrows(RuntimeException.class, () -> model.weight().grad());
  }
}

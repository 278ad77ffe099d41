package gradus.compile;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.compile.Steps.compile;
import static gradus.loss.Losses.mse;
import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.tensor.DType;
import gradus.tensor.GradientException;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Large arguments are read, and large results written, where they lie.
class WhereItLiesTest {
  private static final int MANY = 5000;

  @BeforeEach
  void sow() {
    seed(3);
  }

  private static Tensor f(Tensor x) {
    return x.exp().times(2).plus(x.mean());
  }

  @Test
  void anArgumentMayComeAgainChangeAndGo() {
    var step = compile(WhereItLiesTest::f);
    Tensor all = rand(3 * MANY);
    Tensor first = rand(MANY);
    for (int round = 0; round < 3; round++) {
      assertSameBits(f(first), step.run(first));
      try (var _ = noGrad()) {
        first.assign(first.times(0.5));
      }
      assertSameBits(f(first), step.run(first));
      for (int from = 0; from < all.numel(); from += MANY) {
        Tensor part = all.slice(0, from, from + MANY);
        assertSameBits(f(part), step.run(part));
      }
      Tensor everyThird = all.reshape(MANY, 3).slice(1, 1, 2).squeeze(1);
      assertSameBits(f(everyThird), step.run(everyThird));
      assertSameBits(f(everyThird), step.run(everyThird));
    }
    assertEquals(1, step.compilations());
  }

  @Test
  void anArgumentThatTheStepOverwritesIsReadAsItWasBefore() {
    Tensor w = rand(MANY).requiresGrad();
    Tensor twin = rand(MANY);
    twin.assign(w.detach());
    twin.requiresGrad();
    var step = compile(x -> mse(x.times(w), x.square()), sgd(List.of(w), 0.5));
    var optimizer = sgd(List.of(twin), 0.5);
    for (int i = 0; i < 4; i++) {
      Tensor x = twin.detach().contiguous().times(1);
      Tensor loss = mse(x.times(twin), x.square());
      optimizer.zeroGrad();
      loss.backward();
      optimizer.step();
      assertSameBits(loss, step.run(w));
      assertSameBits(twin, w);
    }
  }

  @Test
  void eachRunGivesAResultOfItsOwn() {
    var step = compile(WhereItLiesTest::f);
    Tensor x = rand(MANY);
    Tensor one = step.run(x);
    Tensor two = step.run(x.times(2));
    Tensor three = step.run(x.times(3));
    assertSameBits(f(x), one);
    assertSameBits(f(x.times(2)), two);
    assertSameBits(f(x.times(3)), three);
  }

  @Test
  void aResultGoesWhereItIsWanted() {
    for (int count : new int[] {1, 3, MANY}) {
      var step = compile(WhereItLiesTest::f);
      Tensor result = zeros(count);
      for (int i = 1; i < 5; i++) {
        Tensor x = rand(count);
        assertSame(result, step.runInto(result, x));
        assertSameBits(f(x), result);
        assertSameBits(f(x), step.run(x));
        assertSameBits(f(x), result);
      }
    }
  }

  @Test
  void aGradientThatNeedsTheOldNumbersOfTheResultIsRefused() {
    Tensor result = ones(MANY);
    Tensor y = rand(MANY).requiresGrad().times(result).sum();
    var step = compile(x -> x.times(2));
    step.runInto(result, rand(MANY));
    step.runInto(result, rand(MANY));
    assertThrows(GradientException.class, y::backward);
  }

  @Test
  void aResultThatDoesNotFitIsRefused() {
    Tensor w = rand(3);
    var model = linear(3, 3);
    var step = compile(x -> model.forward(x.times(w)));
    Tensor x = rand(2, 3);
    step.run(x);
    assertSays(
        "this step gives float32 of shape (2, 3), and was given float32 of shape (3, 2) to write it into.",
        () -> step.runInto(zeros(3, 2), x));
    assertSays(
        "this step gives float32 of shape (2, 3), and was given float64 of shape (2, 3) to write it into.",
        () -> step.runInto(zeros(2, 3).to(DType.FLOAT64), x));
    assertSays(
        "a result can only be written into a tensor of its own, such as zeros(…): this one is a view of another, or was computed for backward().",
        () -> step.runInto(zeros(4, 3).slice(0, 0, 2), x));
    assertSays(
        "a result cannot be written over what the step reads: give it a tensor of its own.",
        () -> step.runInto(x, x));
    var own = compile(v -> v.times(w));
    own.run(rand(3));
    assertSays(
        "a result cannot be written over what the step reads: give it a tensor of its own.",
        () -> own.runInto(w, rand(3)));
    assertSays("this step takes 1 tensor, and was given 0.", () -> step.runInto(zeros(2, 3)));
  }
}

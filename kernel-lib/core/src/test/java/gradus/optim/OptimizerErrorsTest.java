package gradus.optim;

import static gradus.optim.Clipping.clipNorm;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What optimizers say to a mistake, word for word.
class OptimizerErrorsTest {
  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  private static Tensor weight() {
    return ones(2).requiresGrad();
  }

  @Test
  void parametersThatCannotBeOptimized() {
    var w = weight();
    assertSays(
        "a parameter of shape (2) is given to this optimizer twice; it would move twice in each step.",
        () -> sgd(List.of(w, w), 0.1));
    assertSays(
        "a parameter of shape (2) is given to this optimizer twice; it would move twice in each step.",
        () -> sgd(List.of(w), 0.1).addGroup(List.of(w), 0.1, 0));
    assertSays(
        "an optimizer changes leaves that keep a gradient; parameter 1, of shape (3), would never get one. Make it with .requiresGrad().",
        () -> sgd(List.of(w, ones(3)), 0.1));
  }

  @Test
  void numbersOutOfRange() {
    assertSays(
        "the weight decay must be 0 or more, and finite; this is -1.0.",
        () -> sgd(List.of(weight()), 0.1).weightDecay(-1));
    assertSays(
        "β must be 0 or more, and finite; this is NaN.",
        () -> momentum(List.of(weight()), 0.1, Double.NaN));
    assertSays(
        "the interval of a step schedule must be at least 1 step; this is 0.",
        () -> Schedule.step(0, 0.1));
    assertSays(
        "the length of a cosine schedule must be at least 1 step; this is 0.",
        () -> Schedule.cosine(0));
    assertSays(
        "the warm-up must be shorter than the whole: it has 10 of 10 steps.",
        () -> Schedule.warmupCosine(10, 10, 0));
    assertSays(
        "one cycle needs a climb of more than one step that ends before the cycle, and divisors above 0; this has 0.3 of 3 steps and divisors 25.0 and 10000.0.",
        () -> Schedule.oneCycle(3));
    assertSays(
        "this cycle has 10 rates, for steps 0 to 9; there is none for step 10.",
        () -> Schedule.oneCycle(10).rate(0.1, 10));
    assertSays(
        "a schedule starts at step 0; there is no step -1.",
        () -> Schedule.constant().on(sgd(List.of(weight()), 0.1)).setCount(-1));
    assertSays(
        "a plateau lowers the rate by a factor from 0 up to 1, after a patience of 0 or more; these are 1.0 and 3.",
        () -> new Plateau(sgd(List.of(weight()), 0.1), 1, 3));
    assertSays(
        "a loss scaler needs scale > 0, growth > 1, 0 < backoff < 1 and an interval of at least 1; these are 8.0, 1.0, 0.5 and 3.",
        () -> new LossScaler(8, 1, 0.5, 3));
    assertSays(
        "the limit of the gradient's norm must be 0 or more, and finite; this is -1.0.",
        () -> clipNorm(List.of(weight()), -1));
  }

  @Test
  void gradientsThatNoFactorRepairs() {
    var fine = weight();
    fine.setGrad(ones(2));
    var bad = tensor(1).requiresGrad();
    for (var cause : Map.of("NaN", Double.NaN, "∞", Double.NEGATIVE_INFINITY).entrySet()) {
      bad.setGrad(tensor(cause.getValue()));
      assertSays(
          """
          cannot clip: the norm of the gradients is %s, because of parameter 1, of shape ().
          A factor cannot repair that. Look for a division by 0, a logarithm of 0, or a learning rate that is too large.\
          """
              .formatted(cause.getKey()),
          () -> clipNorm(List.of(fine, bad), 1));
    }
    assertSays(
        "a gradient has the shape and type of its tensor: this is (2) float32, the gradient (3) float32.",
        () -> fine.setGrad(ones(3)));
    assertSays(
        "a gradient has the shape and type of its tensor: this is (2) float32, the gradient (2) float64.",
        () -> fine.setGrad(ones(2).to(DType.FLOAT64)));
  }

  @Test
  void statesThatBelongElsewhere() {
    var w = weight();
    var optimizer = adam(List.of(w), 0.1);
    w.sum().backward();
    optimizer.step();
    var state = optimizer.state();
    assertSays(
        "the state 0.m is (2) float32, its parameter (3) float32: shape and type must be the same.",
        () -> adam(List.of(ones(3).requiresGrad()), 0.1).setState(state));
    var more = new LinkedHashMap<>(state);
    more.put("1.m", ones(2));
    assertSays(
        "this state belongs to another optimizer: 1.m is not known here, with 1 parameters in 1 groups.",
        () -> optimizer.setState(more));
    assertSays(
        "the state has no group.0.rate; state() of an optimizer with the same groups has it.",
        () -> optimizer.setState(Map.of()));
  }

  @Test
  void stepsThatCannotBeExplained() {
    var w = weight();
    var optimizer = sgd(List.of(w), 0.1);
    assertSays(
        "there is no step of this parameter to explain: call backward() and step() first, with keepLastStep(true).",
        () -> optimizer.explain(w, 0));
    assertSays(
        "this tensor of shape (3) is no parameter of this optimizer.",
        () -> optimizer.explain(ones(3), 0));
    w.sum().backward();
    optimizer.step();
    assertSays(
        "(2) needs 1 indices, one for each axis, and got 0: [].", () -> optimizer.explain(w));
    optimizer.keepLastStep(false);
    assertSays(
        "there is no step of this parameter to explain: call backward() and step() first, with keepLastStep(true).",
        () -> optimizer.explain(w, 0));
  }

  @Test
  void aStepOfALargeParameterIsExplainedWhereSomeoneAsksForIt() {
    var w = ones(16_385).requiresGrad();
    w.sum().backward();
    var optimizer = sgd(List.of(w), 0.5);
    optimizer.step();
    assertSays(
        "there is no step of this parameter to explain: call backward() and step() first, with keepLastStep(true).",
        () -> optimizer.explain(w, 0));
    optimizer.keepLastStep(true);
    optimizer.step();
    assertTrue(optimizer.explain(w, 0).endsWith("= 0"), optimizer.explain(w, 0));
  }
}

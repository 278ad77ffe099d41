package gradus.optim;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.loss.Losses.mse;
import static gradus.optim.Optimizers.adaGrad;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.adamW;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.nesterov;
import static gradus.optim.Optimizers.rmsProp;
import static gradus.optim.Optimizers.sgd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The optimizers' numbers in the course. Each test names its section in the syllabus.
class OptimizerGoldenTest {
  @Test
  void mb114NesterovWithTheGradientAtTheLookAheadPoint() {
    var x = float64(-4).requiresGrad();
    var optimizer = momentum(List.of(x), 0.3, 0.9);
    assertEquals(8, halfSquare(x).item());
    lookAheadStep(optimizer, x);
    assertClose(x, 1e-12, -2.8);
    assertClose(OptimizerTest.state(optimizer, "0.v"), 1e-12, -4);

    // The second step by hand: it looks 0.3 · 0.9 · v ahead and measures the slope there.
    double v = 0.9 * -4 + (-2.8 - 0.3 * 0.9 * -4);
    lookAheadStep(optimizer, x);
    assertClose(x, 1e-12, -2.8 - 0.3 * v);
  }

  private static Tensor halfSquare(Tensor x) {
    return x.square().div(2).sum();
  }

  private static void lookAheadStep(Momentum optimizer, Tensor x) {
    optimizer.zeroGrad();
    try (var _ = optimizer.lookAhead()) {
      halfSquare(x).backward();
    }
    optimizer.step();
  }

  @Test
  void mb114NesterovAsFrameworksHaveIt() {
    var x = float64(-4).requiresGrad();
    halfSquare(x).backward();
    nesterov(List.of(x), 0.3, 0.9).step();
    assertClose(x, 1e-12, -1.72);
  }

  @Test
  void mb114FrameworksWalkWhereTheLookAheadPointsLie() {
    var x = float64(-4).requiresGrad();
    var ahead = momentum(List.of(x), 0.3, 0.9);
    var y = float64(-4).requiresGrad();
    var nesterov = nesterov(List.of(y), 0.3, 0.9);
    for (int step = 0; step < 5; step++) {
      lookAheadStep(ahead, x);
      nesterov.zeroGrad();
      halfSquare(y).backward();
      nesterov.step();
      assertClose(y, 1e-12, x.item() - 0.3 * 0.9 * OptimizerTest.state(ahead, "0.v").item());
    }
  }

  /// |Δθ / g|, the rate that a number in effect has, once its accumulator stands at a given value.
  private static double effectiveRate(Optimizer optimizer, String name, double before) {
    var w = optimizer.parameters().getFirst();
    var state = new LinkedHashMap<>(optimizer.state());
    state.put("0." + name, float64(before));
    state.put("0.t", float64(100).sum());
    optimizer.setState(state);
    w.zeroGrad();
    w.sum().backward();
    double theta = w.item();
    optimizer.step();
    return theta - w.item();
  }

  @Test
  void mb115AdaGradGivesTheBusyNumberASmallerRate() {
    var w = float64(1).requiresGrad();
    assertEquals(.065, effectiveRate(adaGrad(List.of(w), 0.5), "G", 60 - 1), 5e-4);
    assertEquals(.189, effectiveRate(adaGrad(List.of(w), 0.5), "G", 7 - 1), 5e-4);
  }

  @Test
  void mb116AdaGradFreezesWhereRmsPropForgets() {
    var w = float64(1).requiresGrad();
    assertEquals(.046, effectiveRate(adaGrad(List.of(w), 0.5), "G", 120 - 1), 5e-4);
    var rmsProp = new RmsProp(List.of(w), 0.5, 0.9, 1e-8);
    assertEquals(.498, effectiveRate(rmsProp, "v", (1.01 - 0.1) / 0.9), 5e-4);
  }

  @Test
  void mb116After120StepsOfSlope1() {
    var w = float64(0).requiresGrad();
    var adaGrad = adaGrad(List.of(w), 0.5);
    w.sum().backward();
    for (int step = 0; step < 120; step++) {
      adaGrad.step();
    }
    assertClose(OptimizerTest.state(adaGrad, "0.G"), 0, 120);
    double before = w.item();
    adaGrad.step();
    assertEquals(0.5 / Math.sqrt(121), before - w.item(), 1e-9);
  }

  @Test
  void mb9WhereEpsilonStandsMatters() {
    assertEquals(.0307, rmsPropStep(false), 5e-5);
    assertEquals(1.0e-4, rmsPropStep(true), 5e-7);
  }

  private static double rmsPropStep(boolean insideRoot) {
    var w = float64(0).requiresGrad();
    var rmsProp = new RmsProp(List.of(w), 0.01, 0.9, 1e-8);
    if (insideRoot) {
      rmsProp.epsilonInsideRoot();
    }
    w.times(1e-6).sum().backward();
    rmsProp.step();
    return -w.item();
  }

  @Test
  void mb9AdaGradWithEpsilonInsideTheRoot() {
    var w = float64(1).requiresGrad();
    w.times(1e-6).sum().backward();
    new AdaGrad(List.of(w), 0.01, 1e-8).epsilonInsideRoot().step();
    assertClose(w, 1e-15, 1 - 0.01 * 1e-6 / Math.sqrt(1e-12 + 1e-8));
  }

  /// One step from w = 1 with g = 0.1, rate 0.01 and weight decay 0.1, where m̂ and √v̂ come out as
  /// the text gives them: the gradient that each sees, and 10.
  private static double decayStep(Optimizer optimizer, double seen) {
    var w = optimizer.parameters().getFirst();
    var state = new LinkedHashMap<>(optimizer.weightDecay(0.1).state());
    state.put("0.m", float64(seen));
    state.put("0.v", float64((100 - 0.001 * seen * seen) / 0.999));
    // So late that the correction for the start has gone.
    state.put("0.t", float64(1e6).sum());
    optimizer.setState(state);
    w.times(0.1).sum().backward();
    optimizer.step();
    return w.item() - 1;
  }

  @Test
  void dlAdamAgainstAdamWOnTheSameParameter() {
    var adam = adam(List.of(float64(1).requiresGrad()), 0.01);
    var adamW = adamW(List.of(float64(1).requiresGrad()), 0.01);
    assertEquals(-0.0002, decayStep(adam, 0.20), 1e-10);
    assertEquals(-0.0011, decayStep(adamW, 0.10), 1e-10);
    String steps = adamW.explain(adamW.parameters().getFirst(), 0);
    assertTrue(steps.endsWith("θ = 1 − 0.001·1 − 0.01·0.1 / (√100 + 1e-8) = 0.9989"), steps);
  }

  @Test
  void wn42TheCanyonHasAWinner() {
    var p = float64(1, 1).requiresGrad();
    var sgd = sgd(List.of(p), 1.0 / 11);
    for (int step = 1; step <= 5; step++) {
      sgd.zeroGrad();
      p.square().times(float64(10, 1)).sum().backward();
      sgd.step();
      double size = Math.pow(9.0 / 11, step);
      assertClose(p, 1e-12, step % 2 == 0 ? size : -size, size);
    }
  }

  @Test
  void wn42MomentumCancelsTheBounce() {
    var p = float64(1, 1).requiresGrad();
    var momentum = momentum(List.of(p), 0.1, 0.5);
    for (int step = 0; step < 50; step++) {
      momentum.zeroGrad();
      p.square().times(float64(10, 1)).sum().backward();
      momentum.step();
    }
    assertClose(p, 1e-3, 0, 0);
  }

  @Test
  void dlNeuronTheLossAfterTheUpdate() {
    assertEquals(.01, lossAfterUpdate(false), 1e-12);
    assertEquals(0, lossAfterUpdate(true), 1e-12);
  }

  private static double lossAfterUpdate(boolean alsoBias) {
    var w = float64(.5).requiresGrad();
    var b = float64(.5).requiresGrad();
    var sgd = sgd(alsoBias ? List.of(w, b) : List.of(w), .1);
    mse(w.times(2).plus(b).relu(), float64(1)).backward();
    sgd.step();
    return mse(w.times(2).plus(b).relu(), float64(1)).item();
  }

  @Test
  void dlExample3TheRatesThatAreReallyPrinted() {
    var optimizer = adam(List.of(float64(1).requiresGrad()), 1e-3);
    var scheduler = Schedule.cosine(50).on(optimizer);
    scheduler.step();
    assertEquals(.000999, optimizer.rate(), 5e-7);
    scheduler.setCount(11);
    assertEquals(.000885, optimizer.rate(), 5e-7);
  }

  @Test
  void mb10WeightDecayAddsLambdaTimesTheWeightAndNotTwice() {
    var w = float64(3).requiresGrad();
    w.times(0).sum().backward();
    sgd(List.of(w), 1).weightDecay(0.1).step();
    assertClose(w, 1e-15, 3 - 0.1 * 3);
  }

  @Test
  void t6EveryAdaptiveOptimizerSurvivesAZeroGradient() {
    var w = float64(1).requiresGrad();
    w.times(0).sum().backward();
    for (Optimizer optimizer : List.of(adaGrad(List.of(w), 1), rmsProp(List.of(w), 1))) {
      optimizer.step();
      assertClose(w, 0, 1);
    }
  }
}

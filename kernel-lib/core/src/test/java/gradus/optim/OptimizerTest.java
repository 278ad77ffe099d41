package gradus.optim;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.adaGrad;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.adamW;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.nesterov;
import static gradus.optim.Optimizers.rmsProp;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.recording;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  @Test
  void gradientDescentStepsAgainstTheGradient() {
    var w = float64(1, -2).requiresGrad();
    w.square().sum().backward();
    new Sgd(List.of(w), 0.1).step();
    assertClose(w, 1e-15, 0.8, -1.6);
  }

  /// Kingma and Ba's recurrences, written out with plain numbers.
  @Test
  void adamFollowsItsRecurrences() {
    var w = float64(1).requiresGrad();
    var adam = new Adam(List.of(w), 0.1);
    double theta = 1;
    double m = 0;
    double v = 0;
    for (int t = 1; t <= 20; t++) {
      adam.zeroGrad();
      w.square().sum().backward();
      adam.step();
      double g = 2 * theta;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      theta -=
          0.1 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
      assertClose(w, 1e-12, theta);
    }
  }

  @Test
  void theFirstStepOfAdamIsTheRateWhateverTheGradient() {
    for (double scale : new double[] {1e-3, 1, 1e3}) {
      var w = float64(1).requiresGrad();
      w.times(scale).sum().backward();
      new Adam(List.of(w), 0.01).step();
      assertClose(w, 1e-7, 0.99);
    }
  }

  @Test
  void parametersWithoutAGradientStayWhereTheyAre() {
    var used = float64(1).requiresGrad();
    var unused = float64(1).requiresGrad();
    used.times(3).sum().backward();
    new Sgd(List.of(used, unused), 0.1).step();
    assertClose(used, 1e-15, 0.7);
    assertClose(unused, 0, 1);
  }

  @Test
  void theRateCanChangeBetweenSteps() {
    Optimizer optimizer = sgd(linear(2, 1), 0.1);
    optimizer.setRate(0.02);
    assertEquals(0.02, optimizer.rate());
    List<Tensor> parameters = optimizer.parameters();
    assertEquals(2, parameters.size());
  }

  @Test
  void aGroupHasItsOwnRateAndItsOwnWeightDecay() {
    var fast = float64(1).requiresGrad();
    var slow = float64(1).requiresGrad();
    var optimizer = sgd(List.of(fast), 0.1);
    var group = optimizer.addGroup(List.of(slow), 0.01, 0.5);
    fast.times(2).plus(slow.times(2)).sum().backward();
    optimizer.step();
    assertClose(fast, 1e-15, 1 - 0.1 * 2);
    assertClose(slow, 1e-15, 1 - 0.01 * (2 + 0.5));
    assertEquals(List.of(fast, slow), optimizer.parameters());
    group.setRate(1);
    assertEquals(0.1, optimizer.rate());
    assertEquals(1, optimizer.groups().getLast().rate());
    optimizer.setRate(0.2);
    assertEquals(0.2, group.rate());
  }

  static List<Optimizer> all(List<Tensor> parameters, double rate) {
    return List.of(
        sgd(parameters, rate),
        momentum(parameters, rate, 0.9),
        nesterov(parameters, rate, 0.9),
        adaGrad(parameters, rate),
        adaGrad(parameters, rate).epsilonInsideRoot(),
        rmsProp(parameters, rate),
        rmsProp(parameters, rate).epsilonInsideRoot(),
        adam(parameters, rate),
        adamW(parameters, rate));
  }

  static Tensor state(Optimizer optimizer, String name) {
    return Objects.requireNonNull(optimizer.state().get(name), name);
  }

  private static void steps(Optimizer optimizer, int count) {
    var w = optimizer.parameters().getFirst();
    for (int step = 0; step < count; step++) {
      optimizer.zeroGrad();
      w.square().times(tensor(1, 3, 0.2)).sum().backward();
      optimizer.step();
    }
  }

  @Test
  void aRestoredOptimizerContinuesToTheSameBits() {
    int kinds = all(List.of(tensor(0).requiresGrad()), 1).size();
    for (int k = 0; k < kinds; k++) {
      var w = tensor(1, -2, 3).requiresGrad();
      var optimizer = all(List.of(w), 0.1).get(k).weightDecay(0.02);
      steps(optimizer, 7);
      optimizer.setRate(0.05);
      var saved = optimizer.state();
      var copy = w.detach().contiguous().requiresGrad();
      steps(optimizer, 5);

      var restored = all(List.of(copy), 1).get(k);
      restored.setState(saved);
      assertEquals(0.05, restored.rate());
      steps(restored, 5);
      assertSameBits(w, copy);
      assertEquals(optimizer.state().keySet(), restored.state().keySet());
      optimizer.state().forEach((name, value) -> assertSameBits(value, state(restored, name)));
    }
  }

  @Test
  void theStateHasANameForEveryTensorAndNumber() {
    var used = tensor(1).requiresGrad();
    var optimizer = adam(List.of(tensor(5).requiresGrad(), used), 0.1);
    used.square().backward();
    optimizer.step();
    var state = optimizer.state();
    assertEquals(
        List.of("1.m", "1.v", "1.t", "group.0.rate", "group.0.weightDecay"),
        List.copyOf(state.keySet()));
    assertEquals(1, state(optimizer, "1.t").item());
    assertClose(state(optimizer, "1.m"), 1e-7, 0.2);
  }

  @Test
  void anOptimizerOfYourOwnNeedsOneMethod() {
    var w = float64(1, -2).requiresGrad();
    var signs =
        new Optimizer(List.of(w), 0.1) {
          @Override
          protected Tensor next(Update u) {
            return u.parameter().minus(u.gradient().sign().times(u.rate()));
          }
        };
    w.square().sum().backward();
    signs.step();
    assertClose(w, 1e-15, 0.9, -1.9);
    assertTrue(signs.explain(w, 1).endsWith("θ = -2 − 0.1·sign(-4) = -1.9"), signs.explain(w, 1));
  }

  @Test
  void aRecorderHearsOfEveryStep() {
    var w = tensor(1).requiresGrad();
    w.square().backward();
    var heard = new ArrayList<String>();
    try (var _ =
        recording(
            new Recorder() {
              @Override
              public void applied(Op op, List<Tensor> in, Tensor out) {
                heard.add(op.label());
              }

              @Override
              public void assigned(Tensor target, Tensor value) {
                heard.add("assign");
              }
            })) {
      var optimizer = momentum(List.of(w), 0.1, 0.9);
      optimizer.keepLastStep(false);
      optimizer.step();
    }
    assertEquals(List.of("multiply", "add", "multiply", "subtract", "assign"), heard);
  }
}

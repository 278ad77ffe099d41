package gradus.optim;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.sgd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Tensor;
import java.util.List;
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
}

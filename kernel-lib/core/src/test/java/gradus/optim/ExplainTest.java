package gradus.optim;

import static gradus.optim.Optimizers.adamW;
import static gradus.optim.Optimizers.momentum;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest {
  @Test
  void momentumIsWrittenOutWithItsNumbers() {
    var w = tensor(1, -2).requiresGrad();
    var optimizer = momentum(List.of(w), 0.1, 0.9);
    for (int step = 0; step < 2; step++) {
      optimizer.zeroGrad();
      w.square().sum().backward();
      optimizer.step();
    }
    assertEquals(
        """
        Momentum, step 2
        g = -3.2
        v = 0.9·(-4) + (-3.2) = -6.8
        θ = -1.6 − 0.1·(-6.8) = -0.92\
        """,
        optimizer.explain(w, 1));
  }

  @Test
  void adamWIsWrittenOutWithItsNumbers() {
    var w = tensor(1).requiresGrad();
    var optimizer = adamW(List.of(w), 0.1);
    w.div(2).backward();
    optimizer.step();
    assertEquals(
        """
        AdamW, step 1
        g = 0.5
        m = 0.9·0 + 0.1·0.5 = 0.05
        v = 0.999·0 + 0.001·0.5² = 0.00025
        m̂ = 10·0.05 = 0.5
        v̂ = 1000·0.00025 = 0.25
        θ = 1 − 0.001·1 − 0.1·0.5 / (√0.25 + 1e-8) = 0.899\
        """,
        optimizer.explain(w));
  }

  @Test
  void thePrintedArithmeticOfEveryOptimizerIsTrue() {
    for (DType type : List.of(DType.FLOAT32, DType.FLOAT64)) {
      try (var _ = defaultType(type)) {
        seed(7);
        int kinds = OptimizerTest.all(List.of(tensor(0).requiresGrad()), 1).size();
        for (int k = 0; k < kinds; k++) {
          var w = randn(3, 2).requiresGrad();
          var optimizer = OptimizerTest.all(List.of(w), 0.05).get(k).weightDecay(0.1);
          for (int step = 0; step < 4; step++) {
            optimizer.zeroGrad();
            w.sin().times(randn(3, 2)).sum().backward();
            optimizer.step();
            // What a schedule does after the step must not reach its explanation.
            optimizer.setRate(0.05 / (step + 2));
            for (int i = 0; i < 6; i++) {
              assertHolds(optimizer.explain(w, i / 2, i % 2), w.at(i / 2, i % 2));
            }
          }
        }
      }
    }
  }

  private static void assertHolds(String explanation, double theta) {
    int computed = 0;
    double said = Double.NaN;
    for (String line : explanation.lines().skip(1).toList()) {
      String[] sides = line.split(" = ", -1);
      said = Double.parseDouble(sides[sides.length - 1]);
      if (sides.length == 3) {
        var result = Calculator.evaluate(sides[1]);
        // Each printed number is right to 5e-6 of itself, and up to four of them meet in a product.
        assertEquals(result.value(), said, 3e-5 * result.size(), explanation);
        computed++;
      }
    }
    assertTrue(computed >= 2, explanation);
    assertEquals(theta, said, 5e-6 * Math.abs(theta), explanation);
  }

  @Test
  void theCalculatorOfTheseTestsKnowsItsRules() {
    assertEquals(-0.82, Calculator.evaluate("1 − 0.1·(-4)² / 2 − 1e-1·(√4 + 8.2)").value(), 1e-12);
    assertEquals(3, Calculator.evaluate("1 − 2").size());
  }
}

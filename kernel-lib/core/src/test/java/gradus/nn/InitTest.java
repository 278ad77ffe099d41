package gradus.nn;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Layers.linear;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InitTest {
  private static Stream<Arguments> rules() {
    // 300 inputs and 200 outputs; a uniform rule reaches √3 standard deviations.
    return Stream.of(
        Arguments.of("normal(.02)", Init.normal(0.02), 0.02, Double.NaN),
        Arguments.of("uniform(−1, 3)", Init.uniform(-1, 3), 4 / Math.sqrt(12), 3),
        Arguments.of("pytorch", Init.pytorch(), 1 / Math.sqrt(900), 1 / Math.sqrt(300)),
        Arguments.of("glorotNormal", Init.glorotNormal(), Math.sqrt(2 / 500.0), Double.NaN),
        Arguments.of(
            "glorotUniform", Init.glorotUniform(), Math.sqrt(2 / 500.0), Math.sqrt(6 / 500.0)),
        Arguments.of("lecunNormal", Init.lecunNormal(), Math.sqrt(1 / 300.0), Double.NaN),
        Arguments.of(
            "lecunUniform", Init.lecunUniform(), Math.sqrt(1 / 300.0), Math.sqrt(3 / 300.0)),
        Arguments.of("heNormal", Init.heNormal(), Math.sqrt(2 / 300.0), Double.NaN),
        Arguments.of("heUniform", Init.heUniform(), Math.sqrt(2 / 300.0), Math.sqrt(6 / 300.0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void everyRuleHasTheSpreadOfItsFormula(String name, Init rule, double std, double farthest) {
    seed(42);
    Tensor w = rule.make(200, 300).to(DType.FLOAT64);
    double mean = w.mean().item();
    // With 60,000 numbers a standard deviation is off by .3 % at most, nearly always.
    assertEquals(std, Math.sqrt(w.minus(mean).square().mean().item()), 0.012 * std, name);
    if (Double.isNaN(farthest)) {
      assertEquals(0, mean, 5 * std / Math.sqrt(60_000));
      assertTrue(w.abs().max().item() > 3.5 * std, "a normal distribution has tails");
    } else {
      assertEquals(farthest, w.max().item(), 0.001 * farthest);
      assertTrue(w.max().item() <= farthest);
    }
  }

  @Test
  void aFilterSumsOverItsPlacesToo() {
    seed(1);
    Tensor filters = Init.heNormal().make(64, 16, 3, 3);
    assertEquals(Math.sqrt(2.0 / (16 * 9)), std(filters), 0.003);
    filters = Init.glorotNormal().make(64, 16, 3, 3);
    assertEquals(Math.sqrt(2.0 / (16 * 9 + 64 * 9)), std(filters), 0.002);
  }

  private static double std(Tensor w) {
    return Math.sqrt(w.square().mean().item());
  }

  @Test
  void aLinearLayerMadeWithARuleHasBiasesOfZero() {
    seed(1);
    var layer = linear(256, 256, Init.heNormal());
    assertEquals(Math.sqrt(2 / 256.0), std(layer.weight()), 5e-4);
    assertEquals(0, layer.bias().abs().max().item());
    assertEquals(2, layer.parameters().size());
  }

  @Test
  void aWeightCanBeFilledAnew() {
    var layer = linear(3, 2);
    Init.constant(0.5).fill(layer.weight());
    Init.zeros().fill(layer.bias());
    assertClose(layer.weight(), 0, .5, .5, .5, .5, .5, .5);
    assertClose(layer.bias(), 0, 0, 0);
    Init own = sizes -> randn(sizes).times(0.01);
    own.fill(layer.weight());
    assertTrue(layer.weight().isGradRequired());
    assertTrue(layer.weight().abs().max().item() < 0.1);
    var exact = zeros(2, 2).to(DType.FLOAT64).detach();
    Init.constant(0.25).fill(exact);
    assertClose(exact, 0, .25, .25, .25, .25);
  }

  @Test
  void theSameSeedStartsTheSame() {
    seed(9);
    Tensor first = Init.heUniform().make(4, 5);
    seed(9);
    assertSameBits(first, Init.heUniform().make(4, 5));
  }
}

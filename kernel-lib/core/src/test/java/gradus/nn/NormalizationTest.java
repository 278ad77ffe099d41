package gradus.nn;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.nn.Norms.batchNorm2d;
import static gradus.nn.Norms.groupNorm;
import static gradus.nn.Norms.instanceNorm;
import static gradus.nn.Norms.layerNorm;
import static gradus.nn.Norms.rmsNorm;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.DType;
import gradus.tensor.Recorder;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// The expected numbers are PyTorch 2.15's for the same inputs.
class NormalizationTest {
  private static <T> T inFloat64(Supplier<T> make) {
    try (var _ = defaultType(DType.FLOAT64)) {
      return make.get();
    }
  }

  private static final Tensor BATCH = float64(1, 10, 2, 20, 4, 60).reshape(3, 2);

  /// (1, 4, 2): the powers 1.5 of 1 to 8.
  private static Tensor channels() {
    double[] numbers = new double[8];
    for (int k = 0; k < 8; k++) {
      numbers[k] = StrictMath.pow(k + 1, 1.5);
    }
    return float64(numbers).reshape(1, 4, 2);
  }

  @Test
  void batchNormUsesTheBatchWhileLearningAndItsRunningValuesAfterwards() {
    BatchNorm norm = inFloat64(() -> batchNorm1d(2));
    assertClose(
        norm.forward(BATCH),
        1e-12,
        -1.069041531450298,
        -0.9258200898530504,
        -0.2672603828625746,
        -0.4629100449265252,
        1.3363019143128718,
        1.3887301347795757);
    assertClose(norm.runningMean(), 1e-12, 0.23333333333333336, 3.0);
    assertClose(norm.runningVar(), 1e-12, 1.1333333333333333, 70.9);
    norm.eval();
    assertClose(
        norm.forward(BATCH),
        1e-12,
        0.7201547576015879,
        0.8313327540394195,
        1.6594870501253982,
        2.018950974095733,
        3.538151635173019,
        6.769423854320988);
    assertClose(norm.runningMean(), 1e-12, 0.23333333333333336, 3.0);
  }

  @Test
  void batchNorm2dTakesItsStatisticsOverBatchAndPlaces() {
    seed(1);
    Tensor x = inFloat64(() -> randn(4, 3, 5, 6)).times(3).plus(7);
    BatchNorm norm = inFloat64(() -> batchNorm2d(3));
    Tensor y = norm.forward(x);
    assertClose(y.mean(0, 2, 3), 1e-12, 0, 0, 0);
    assertClose(y.square().mean(0, 2, 3), 1e-5, 1, 1, 1);
    Tensor rows = x.permute(0, 2, 3, 1).reshape(-1, 3);
    BatchNorm flat = inFloat64(() -> batchNorm1d(3));
    flat.forward(rows);
    assertClose(flat.runningVar().toArray(), norm.runningVar().toArray(), 1e-12);
  }

  @Test
  void predictionOfOneExampleDoesNotDependOnItsNeighbors() {
    BatchNorm norm = inFloat64(() -> batchNorm1d(2));
    norm.forward(BATCH);
    norm.eval();
    assertSameBits(norm.forward(BATCH).slice(0, 1, 2), norm.forward(BATCH.slice(0, 1, 2)));
  }

  @Test
  void anEmptyBatchPassesAndTeachesNothing() {
    BatchNorm norm = batchNorm1d(2);
    assertEquals(Shape.of(0, 2), norm.forward(zeros(0, 2)).shape());
    assertClose(norm.runningVar(), 0, 1, 1);
    assertEquals(Shape.of(0, 4), layerNorm(4).forward(zeros(0, 4)).shape());
    assertEquals(Shape.of(0, 4), rmsNorm(4).forward(zeros(0, 4)).shape());
    assertEquals(Shape.of(0, 4, 3), groupNorm(2, 4).forward(zeros(0, 4, 3)).shape());
    assertEquals(Shape.of(0, 4, 3), instanceNorm().forward(zeros(0, 4, 3)).shape());
  }

  @Test
  void recordersHearOfTheRunningValues() {
    var assigned = new ArrayList<Tensor>();
    Recorder recorder =
        new Recorder() {
          @Override
          public void applied(gradus.tensor.Op op, List<Tensor> in, Tensor out) {}

          @Override
          public void assigned(Tensor target, Tensor value) {
            assigned.add(target);
          }
        };
    BatchNorm norm = inFloat64(() -> batchNorm1d(2));
    try (var _ = gradus.tensor.Context.recording(recorder)) {
      norm.forward(BATCH);
    }
    assertEquals(List.of(norm.runningMean(), norm.runningVar()), assigned);
  }

  @Test
  void layerNormNormalizesEachExampleOverItsFeatures() {
    Tensor x = channels();
    LayerNorm norm = inFloat64(() -> layerNorm(2));
    double[] expected = {
      -0.9999940176641935,
      0.9999940176641935,
      -0.999997455985767,
      0.999997455985767,
      -0.9999983827269411,
      0.9999983827269411,
      -0.9999988143774773,
      0.9999988143774773
    };
    assertClose(norm.forward(x), 1e-12, expected);
    assertClose(instanceNorm().forward(x), 1e-12, expected);
    LayerNorm overTwoAxes = inFloat64(() -> layerNorm(4, 2));
    assertEquals(0, overTwoAxes.forward(x).mean().item(), 1e-12);
  }

  @Test
  void rmsNormDividesByTheRootOfTheMeanSquare() {
    RmsNorm norm = inFloat64(() -> rmsNorm(2));
    assertClose(
        norm.forward(channels()),
        1e-12,
        0.4714045207910316,
        1.3333333333333333,
        0.7703288865196433,
        1.1859989066577619,
        0.8562346815634271,
        1.1255497190653003,
        0.8957338786082335,
        1.0943769088908308);
  }

  @Test
  void groupNormSharesItsStatisticsWithinAGroup() {
    GroupNorm norm = inFloat64(() -> groupNorm(2, 4));
    assertClose(
        norm.forward(channels()),
        1e-12,
        -1.2409210667061896,
        -0.5441051027764207,
        0.3582380989239088,
        1.4267880705587008,
        -1.305989503349096,
        -0.4823302098365122,
        0.4131696835288502,
        1.3751500296567571);
    assertClose(
        instanceNorm().forward(channels()).toArray(),
        inFloat64(() -> groupNorm(4, 4)).forward(channels()).toArray(),
        0);
  }

  @Test
  void everyNormHasRightDerivatives() {
    Tensor x = float64(0.3, -1.2, 2, 0.1, 0.7, -0.4, 1.1, 0.9, -0.8, 0.2, 1.4, -1.9);
    Tensor two = float64(1.3, -0.7);
    Tensor shift = float64(0.2, 0.5);
    assertDerivatives(in -> batchNorm(in[1], in[2]).forward(in[0].reshape(6, 2)), x, two, shift);
    assertDerivatives(
        in -> new LayerNorm(in[1], in[2], 1e-5).forward(in[0].reshape(6, 2)).tanh(),
        x.detach().times(0.01),
        two,
        shift);
    assertDerivatives(in -> new RmsNorm(in[1], 1e-5).forward(in[0].reshape(6, 2)), x, two);
    assertDerivatives(
        in -> new GroupNorm(1, in[1], in[2], 1e-5).forward(in[0].reshape(2, 2, 3)), x, two, shift);
    assertDerivatives(in -> new InstanceNorm(1e-5).forward(in[0].reshape(2, 2, 3)), x);
  }

  /// What a batch norm with these two as its scale and shift computes.
  private static Layer batchNorm(Tensor weight, Tensor bias) {
    BatchNorm norm = inFloat64(() -> batchNorm1d(2));
    return x -> norm.forward(x).times(weight).plus(bias);
  }

  @Test
  void aConstantFeatureBecomesItsShiftAndNoNaN() {
    Tensor x = ones(4, 3).times(1e4);
    assertTrue(batchNorm1d(3).forward(x).abs().max().item() == 0);
    assertTrue(layerNorm(3).forward(x).abs().max().item() == 0);
    assertTrue(rmsNorm(3).forward(zeros(4, 3)).abs().max().item() == 0);
  }

  @Test
  void whatIsLearnedCarriesTheNamesOfPyTorch() {
    assertEquals(List.of("weight", "bias"), List.copyOf(batchNorm1d(2).namedParameters().keySet()));
    assertEquals(
        List.of("runningMean", "runningVar"), List.copyOf(batchNorm1d(2).namedBuffers().keySet()));
    assertEquals(List.of("weight"), List.copyOf(rmsNorm(2).namedParameters().keySet()));
    assertEquals(
        "[batchNorm1d(2), batchNorm2d(3), layerNorm(4), layerNorm(4, 2), rmsNorm(4), groupNorm(2, 4), instanceNorm()]",
        List.of(
                batchNorm1d(2),
                batchNorm2d(3),
                layerNorm(4),
                layerNorm(4, 2),
                rmsNorm(4),
                groupNorm(2, 4),
                instanceNorm())
            .toString());
  }
}

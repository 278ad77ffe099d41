package gradus.loss;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.loss.Losses.bce;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.huber;
import static gradus.loss.Losses.l1Penalty;
import static gradus.loss.Losses.l2Penalty;
import static gradus.loss.Losses.mae;
import static gradus.loss.Losses.mse;
import static gradus.loss.Losses.perplexity;
import static gradus.loss.Reduction.MEAN;
import static gradus.loss.Reduction.NONE;
import static gradus.loss.Reduction.SUM;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where numbers have many digits, they are PyTorch 2.15's for the same inputs.
class LossTest {
  private static final Tensor Z = float64(0.3, -1.2, 2, 0.1, 0.7, -0.4).reshape(2, 3);
  private static final Tensor WEIGHTS = float64(1, 2, 3);
  private static final Tensor NUMBERS = float64(2, 0);
  private static final Tensor SOFT = float64(.2, .3, .5, 1, 0, 0).reshape(2, 3);

  @Test
  void everyLossHasRightDerivatives() {
    Tensor z = float64(0.3, -1.2, 2, 0.1, 0.7, -0.4);
    Tensor y = float64(1, 0, 0.5, 0, 1, 1);
    assertDerivatives(in -> mse(in[0], y), z);
    assertDerivatives(in -> bceWithLogits(in[0], y), z);
    assertDerivatives(in -> crossEntropy(in[0].reshape(2, 3), float64(2, 0)), z);
    assertDerivatives(in -> mae(in[0], y, NONE), z);
    assertDerivatives(in -> huber(in[0], y, 0.8, NONE), z);
    assertDerivatives(in -> bceWithLogits(in[0], y, float64(3).get(0), MEAN), z);
    assertDerivatives(
        in -> bce(in[0].sigmoid(), in[1].sigmoid(), NONE), z, float64(1, 0, 0.5, 0, 1, 2));
    assertDerivatives(in -> perplexity(in[0].reshape(2, 3), NUMBERS), z);
    assertDerivatives(in -> crossEntropy(in[0], SOFT, WEIGHTS, 0.1, NONE), Z);
    assertDerivatives(in -> crossEntropy(in[0], NUMBERS, WEIGHTS, 0.1, MEAN), Z);
    assertDerivatives(in -> crossEntropy(Z, in[0], SUM), SOFT);
    assertDerivatives(in -> l1Penalty(List.of(in[0], in[1]), 0.3), z, float64(2, -1, 0.5, 1.5));
    assertDerivatives(in -> l2Penalty(List.of(in[0], in[1]), 0.3), z, float64(2, -1));
  }

  @Test
  void binaryCrossEntropyStaysExactForHugeLogits() {
    Tensor z = float64(1e4, -1e4).requiresGrad();
    Tensor loss = bceWithLogits(z, float64(0, 1));
    assertEquals(1e4, loss.item());
    loss.backward();
    assertEquals(0.5, z.grad().at(0));
    assertEquals(-0.5, z.grad().at(1));
    assertEquals(0, bceWithLogits(float64(1e4), float64(1)).item());
  }

  @Test
  void crossEntropyStaysExactForHugeLogits() {
    Tensor z = float64(1e4, -1e4).reshape(1, 2);
    assertEquals(2e4, crossEntropy(z, float64(1)).item());
    assertEquals(0, crossEntropy(z, float64(0)).item());
  }

  @Test
  void classNumbersAndOneHotRowsMeanTheSame() {
    Tensor z = float64(0.3, -1.2, 2, 0.1, 0.7, -0.4).reshape(2, 3);
    Tensor rows = float64(0, 0, 1, 1, 0, 0).reshape(2, 3);
    assertSameBits(crossEntropy(z, rows), crossEntropy(z, float64(2, 0)));
  }

  @Test
  void lossesComeAsMeanAsSumOrOneByOne() {
    Tensor p = float64(1, 2, 4);
    Tensor y = float64(1, 0, 1);
    assertClose(mse(p, y, NONE), 0, 0, 4, 9);
    assertEquals(13, mse(p, y, SUM).item());
    assertEquals(13 / 3.0, mse(p, y).item());
    assertClose(mae(p, y, NONE), 0, 0, 2, 3);
    assertEquals(5 / 3.0, mae(p, y).item());
    assertEquals(0, mse(zeros(0, 2), zeros(0, 2), SUM).item());
    assertEquals(0, crossEntropy(zeros(0, 2), zeros(0), NONE).numel());
  }

  @Test
  void huberIsAParabolaNearTheTargetAndALineFarAway() {
    Tensor e = float64(0, .5, 1, 3, -4).requiresGrad();
    Tensor none = float64(0, 0, 0, 0, 0);
    Tensor loss = huber(e, none, 1.5, NONE);
    assertClose(loss, 0, 0, .125, .5, 3.375, 4.875);
    loss.sum().backward();
    assertClose(e.grad(), 0, 0, .5, 1, 1.5, -1.5);
    assertClose(huber(e.detach(), none).minus(huber(e.detach(), none, 1, MEAN)), 0, 0);
  }

  @Test
  void binaryCrossEntropyOfImpossibleProbabilitiesIsFinite() {
    Tensor p = float64(0, 0, 1, 1, 1e-13, .3).requiresGrad();
    Tensor y = float64(0, 1, 0, 1, 0, .4);
    Tensor loss = bce(p, y, NONE);
    assertClose(loss, 1e-12, 0, 100, 100, 0, 1e-13, 0.6955940880936139);
    loss.sum().backward();
    assertClose(p.grad(), 1e-12, 0, -1e12, 1e12, 0, .1, -0.1 / 0.21);
    Tensor single = bce(p.detach().to(DType.FLOAT32), y.to(DType.FLOAT32), NONE);
    assertTrue(single.sum().item() < 201);
  }

  @Test
  void fromLogitsAndFromProbabilitiesAgree() {
    Tensor y = float64(1, 0, .5, 0, 1, 1).reshape(2, 3);
    assertClose(bceWithLogits(Z, y, NONE).toArray(), bce(Z.sigmoid(), y, NONE).toArray(), 1e-14);
  }

  @Test
  void aPositiveWeightMakesAYesCountMore() {
    Tensor y = Z.greaterThan(0);
    assertEquals(0.5270342925299859, bceWithLogits(Z, y, WEIGHTS, MEAN).item(), 1e-14);
    assertClose(
        bceWithLogits(Z, y, float64(3).get(0), NONE),
        1e-14,
        1.6630657334055814,
        0.2632824673380312,
        0.3807840331289175,
        1.9331899802207126,
        1.2095581466563736,
        0.5130152523999526);
  }

  @Test
  void aSmallBinaryLossKeepsItsDigitsInFloat32() {
    Tensor z = float64(20).to(DType.FLOAT32);
    assertEquals(Math.exp(-20), bceWithLogits(z, z.div(20)).item(), 1e-14);
  }

  @Test
  void classWeightsAndSmoothingFollowPyTorch() {
    assertEquals(0.4592950437721918, crossEntropy(Z, NUMBERS, WEIGHTS, 0, MEAN).item(), 1e-14);
    assertEquals(1.8371801750887673, crossEntropy(Z, NUMBERS, WEIGHTS, 0, SUM).item(), 1e-14);
    assertEquals(0.555057423654132, crossEntropy(Z, NUMBERS, WEIGHTS, .1, MEAN).item(), 1e-14);
    assertClose(
        crossEntropy(Z, NUMBERS, WEIGHTS, .1, NONE), 1e-14, 0.8548466103630927, 1.3653830842534351);
    assertEquals(1.9780051518109072, crossEntropy(Z, SOFT, WEIGHTS, 0, MEAN).item(), 1e-14);
    assertEquals(2.063588405148135, crossEntropy(Z, SOFT, WEIGHTS, .1, MEAN).item(), 1e-14);
    Tensor one = float64(1).get(0);
    assertEquals(0.7969188425915931, crossEntropy(Z, NUMBERS, one, .1, MEAN).item(), 1e-14);
    assertEquals(1.3819188425915931, crossEntropy(Z, SOFT, one, .1, MEAN).item(), 1e-14);
    assertEquals(0.7169188425915931, crossEntropy(Z, NUMBERS).item(), 1e-14);
    assertEquals(1.366918842591593, crossEntropy(Z, SOFT).item(), 1e-14);
  }

  @Test
  void aUniformGuessAmongKClassesHasPerplexityK() {
    assertEquals(20, perplexity(zeros(5, 20), arange(5)).item(), 1e-5);
  }

  @Test
  void theL2PenaltyHasTwiceTheGradientOfWeightDecay() {
    var w = float64(1, -2, 0).requiresGrad();
    l2Penalty(List.of(w), 0.1).backward();
    assertClose(w.grad(), 1e-15, .2, -.4, 0);
    w.zeroGrad();
    Tensor l1 = l1Penalty(List.of(w), 0.1);
    assertEquals(Shape.of(), l1.shape());
    l1.backward();
    assertClose(w.grad(), 1e-15, .1, -.1, 0);
  }

  @Test
  void aClassThatIsRuledOutCostsNothingToTheOthers() {
    Tensor z = float64(0, Double.NEGATIVE_INFINITY, 1).reshape(1, 3);
    assertEquals(1.3132616875182228, crossEntropy(z, float64(0)).item(), 1e-15);
    assertEquals(1.3132616875182228, crossEntropy(z, float64(0), WEIGHTS, 0, MEAN).item(), 1e-15);
  }
}

package gradus;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.mse;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.nn.Linear;
import gradus.optim.Sgd;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Numbers that stand in the course and can be checked on paper. Each names its section in the
/// syllabus.
class GoldenTest {
  private static final Tensor CORNERS = tensor(0, 0, 0, 1, 1, 0, 1, 1).reshape(4, 2);

  @Test
  void mb11TheFirstNeuron() {
    var x = float64(1.5, 1.0, 0.8);
    assertEquals(1.74, x.dot(float64(1.2, -0.8, 0.3)).plus(0.5).item(), 1e-12);
  }

  @Test
  void cs1OneNeuronAndTheSpamDetector() {
    var neuron = float64(.5, .8, -.3).dot(float64(2, -1, .5)).plus(.1);
    assertEquals(.15, neuron.relu().item(), 1e-12);
    var emails = float64(.2, 0, 1, .9, 1, 0, .8, 1, 1).reshape(3, 3);
    var z = emails.matmul(float64(1.5, 2, -3)).minus(.5);
    assertClose(z, 1e-12, -3.2, 2.85, -.3);
    assertClose(z.relu(), 1e-12, 0, 2.85, 0);
  }

  @Test
  void mb110ANudgeIsScaledByEachSlopeOnItsWay() {
    var x = float64(1).requiresGrad();
    var y = x.times(1.5).square();
    y.sum().backward();
    assertClose(x.grad(), 0, 4.5);
    assertEquals(2.25, x.grad().item() * .5);
    assertEquals(2.8125, x.plus(.5).times(1.5).square().minus(y).item());
  }

  @Test
  void mb15ALayerIsAMatrix() {
    var layer = new Linear(float64(.5, -1, 2, 1.5, .5, -.5).reshape(2, 3), float64(.5, -1));
    var z = layer.forward(float64(1, 2, -1).reshape(1, 3));
    assertClose(z, 1e-12, -3, 2);
    assertClose(z.sigmoid(), 5e-3, .05, .88);
  }

  @Test
  void cs3ThreeFourTwo() {
    var w1 = float64(.2, .1, -.3, -.1, .4, .1, .3, -.2, .5, .1, .2, -.1).reshape(4, 3);
    var b1 = float64(.1, -.2, .1, .3);
    assertClose(w1.matmul(float64(.7, .8, .45)), 1e-12, .085, .295, .275, .185);
    assertClose(w1.matmul(float64(.7, .8, .45)).plus(b1), 1e-12, .185, .095, .375, .485);
    assertClose(w1.matmul(float64(.1, .1, .1)).plus(b1).slice(0, 0, 2), 1e-12, .1, -.16);
  }

  @Test
  void wn11AndOrAndTheKnivesThatFailAtXor() {
    assertClose(knife(1, 1, -1.5), 0, 0, 0, 0, 1);
    assertClose(knife(1, 1, -0.5), 0, 0, 1, 1, 1);
    assertClose(knife(1, 0, -0.5), 0, 0, 0, 1, 1);
  }

  private static Tensor knife(double w1, double w2, double b) {
    return CORNERS.matmul(tensor(w1, w2)).plus(b).greaterThan(0);
  }

  @Test
  void wn21StackedLinesCollapse() {
    Tensor h = tensor(5).times(2).plus(3);
    assertEquals(13, h.item());
    assertEquals(53, h.times(4).plus(1).item());
    assertEquals(53, tensor(5).times(8).plus(13).item());
  }

  @Test
  void wn22XorByHand() {
    Tensor sum = CORNERS.sum(1);
    assertClose(sum.relu().minus(sum.minus(1).relu().times(2)), 0, 0, 1, 1, 0);
  }

  @Test
  void wn32OneStepOvershoots() {
    var w1 = float64(3).requiresGrad();
    var b1 = float64(-1).requiresGrad();
    var w2 = float64(.5).requiresGrad();
    var b2 = float64(0).requiresGrad();
    var parameters = List.of(w1, b1, w2, b2);
    var loss = twoUnits(parameters);
    assertEquals(2.25, loss.item());
    loss.backward();
    assertClose(w2.grad(), 0, 15);
    assertClose(b2.grad(), 0, 3);
    assertClose(w1.grad(), 0, 3);
    assertClose(b1.grad(), 0, 1.5);
    new Sgd(parameters, .1).step();
    assertClose(w1, 1e-12, 2.7);
    assertClose(b1, 1e-12, -1.15);
    assertClose(w2, 1e-12, -1);
    assertClose(b2, 1e-12, -.3);
    assertEquals(30.80, twoUnits(parameters).item(), 5e-3, "the loss rises: the step is too long");
  }

  private static Tensor twoUnits(List<Tensor> p) {
    Tensor h = float64(2).times(p.get(0)).plus(p.get(1)).relu();
    return mse(h.times(p.get(2)).plus(p.get(3)), float64(1));
  }

  @Test
  void wn34SoftmaxCrossEntropyAndTheSlopeOfTheSigmoid() {
    assertClose(float64(2, 1, 0).softmax(0), 5e-4, .665, .245, .090);
    assertClose(float64(1, .5, .1, .01).log().negate(), 5e-3, 0, .69, 2.30, 4.61);
    var z = float64(0, 1, 2, 4).requiresGrad();
    z.sigmoid().sum().backward();
    assertClose(z.grad(), 5e-4, .25, .197, .105, .018);
  }

  @Test
  void wn42TheCanyonBouncesForever() {
    var a = float64(1).requiresGrad();
    var b = float64(1).requiresGrad();
    var sgd = new Sgd(List.of(a, b), .1);
    double[] expected = {.8, .64, .512};
    for (int k = 0; k < 3; k++) {
      sgd.zeroGrad();
      a.square().times(10).plus(b.square()).sum().backward();
      sgd.step();
      assertClose(a, 1e-12, k % 2 == 0 ? -1 : 1);
      assertClose(b, 1e-12, expected[k]);
    }
  }

  @Test
  void cs5OneNeuronOneStep() {
    var w = float64(2).requiresGrad();
    var a = w.times(1.5).minus(1);
    var h = a.sigmoid();
    assertEquals(.881, h.item(), 5e-4);
    var loss = mse(h, float64(1));
    assertEquals(.0142, loss.item(), 5e-5);
    loss.backward();
    assertClose(w.grad(), 5e-5, -.0375);
    new Sgd(List.of(w), .1).step();
    assertEquals(2.00375, w.item(), 5e-6);
  }

  @Test
  void cs6EveryGradientHasTheShapeOfWhatItBelongsTo() {
    var w1 = randn(4, 3).requiresGrad();
    var b1 = randn(4).requiresGrad();
    var w2 = randn(2, 4).requiresGrad();
    var b2 = randn(2).requiresGrad();
    var z1 = w1.matmul(randn(3)).plus(b1).retainGrad();
    var h = z1.relu().retainGrad();
    var z2 = w2.matmul(h).plus(b2).retainGrad();
    crossEntropy(z2.reshape(1, 2), tensor(new double[] {1})).backward();
    var shapes = Stream.of(z2, w2, b2, h, z1, w1, b1).map(t -> t.grad().shape().toString());
    assertEquals(List.of("(2)", "(2, 4)", "(2)", "(4)", "(4)", "(4, 3)", "(4)"), shapes.toList());
  }

  @Test
  void wn41AndWn51SmallFactorsMultiply() {
    assertEquals(9.5e-7, float64(.25).pow(10).item(), 5e-9);
    assertEquals(.966, float64(2).pow(-.05).item(), 5e-4);
    assertEquals(.50, float64(.966).pow(20).item(), 5e-3);
    assertEquals(57.7, float64(1.5).pow(10).item(), 5e-2);
  }

  @Test
  void dlNeuronTwoLearningRates() {
    var w = float64(.5).requiresGrad();
    var b = float64(.5).requiresGrad();
    var z = w.times(2).plus(b);
    var loss = mse(z.relu(), float64(1));
    assertEquals(1.5, z.item());
    assertEquals(.25, loss.item());
    loss.backward();
    assertClose(w.grad(), 0, 2);
    assertEquals(.3, w.minus(w.grad().times(.1)).item(), 1e-12);
    assertEquals(.48, w.minus(w.grad().times(.01)).item(), 1e-12);
  }

  @Test
  void mbAndCsTheGradientOfSoftmaxWithCrossEntropyIsPMinusY() {
    var z = float64(1, 2, .5).reshape(1, 3).requiresGrad();
    crossEntropy(z, float64(1)).backward();
    assertClose(z.grad(), 5e-4, .231, -.371, .140);
  }

  @Test
  void mbAndCsTheFirstLossIsLogK() {
    var zero = float64(new double[10]).reshape(1, 10);
    assertEquals(Math.log(10), crossEntropy(zero, float64(3)).item(), 1e-12);
    assertEquals(Math.log(2), bceWithLogits(float64(0), float64(1)).item(), 1e-12);
  }
}

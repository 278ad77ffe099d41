package gradus;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.loss.Losses.bce;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.loss.Losses.crossEntropy;
import static gradus.loss.Losses.l2Penalty;
import static gradus.loss.Losses.mse;
import static gradus.loss.Losses.perplexity;
import static gradus.loss.Reduction.MEAN;
import static gradus.loss.Reduction.NONE;
import static gradus.loss.Reduction.SUM;
import static gradus.nn.Activations.elu;
import static gradus.nn.Activations.gelu;
import static gradus.nn.Activations.identity;
import static gradus.nn.Activations.leakyRelu;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.sigmoid;
import static gradus.nn.Activations.silu;
import static gradus.nn.Activations.softmax;
import static gradus.nn.Activations.softplus;
import static gradus.nn.Activations.step;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.embedding;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.nn.Dropout;
import gradus.nn.Init;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The course's numbers that concern layers and losses. Each names its section in the syllabus.
class GoldenLayersTest {
  @Test
  void dlExample1TheRightActivations() {
    // Half of what NumPy's RandomState(42).randn gives, 3 × 4 and then 4 × 2, in reading order.
    var w1 =
        float64(
            0.24835707650561634,
            -0.06913215058559233,
            0.32384426905034625,
            0.7615149282040127,
            -0.11707668736166799,
            -0.11706847847459027,
            0.7896064077536957,
            0.3837173645764544,
            -0.23473719296747605,
            0.27128002179298233,
            -0.23170884640623113,
            -0.23286487678512843);
    var w2 =
        float64(
            0.12098113578301706,
            -0.956640122328899,
            -0.8624589162565164,
            -0.28114376462048635,
            -0.5064155601672119,
            0.15712366629763694,
            -0.45401203776060545,
            -0.7061518506676457);
    var hidden = new Linear(w1.reshape(3, 4).transpose(), float64(0, 0, 0, 0));
    var output = new Linear(w2.reshape(4, 2).transpose(), float64(0, 0));
    var x = float64(1, 2, 3).reshape(1, 3);
    assertClose(sequential(hidden, relu()).forward(x), 5e-4, 0, .511, 1.208, .830);
    Tensor p = sequential(hidden, relu(), output, softmax()).forward(x);
    assertClose(p, 5e-4, .291, .709);
    assertEquals(1, p.argmax(1).item());
  }

  @Test
  void mb17SquaredErrorAndCrossEntropyOfTheOpeningPicture() {
    assertEquals(2.25, mse(float64(2.5), float64(1)).item(), "an error of 1.5");
    assertEquals(.51, bce(float64(.6), float64(1)).item(), 5e-3);
  }

  @Test
  void mb14AHighTemperatureFlattensAndALowOneSharpens() {
    var z = float64(2, 1, 0).reshape(1, 3);
    assertClose(softmax().forward(z), 5e-4, .665, .245, .090);
    assertClose(softmax(100).forward(z), 5e-3, .333, .333, .333);
    assertClose(softmax(.05).forward(z), 1e-6, 1, 0, 0);
    assertClose(softmax(2).forward(z).toArray(), z.div(2).softmax(1).toArray(), 1e-15);
  }

  @Test
  void dlTable021aGeluAndSiluHaveAMinimum() {
    assertMinimum(gelu(), -.752, -.170);
    assertMinimum(silu(), -1.278, -.278);
  }

  private static void assertMinimum(Layer activation, double where, double value) {
    Tensor z;
    try (var _ = defaultType(DType.FLOAT64)) {
      z = linspace(-2, 0, 200_001).requiresGrad();
    }
    Tensor a = activation.forward(z);
    int lowest = (int) a.negate().argmax(0).item();
    assertEquals(where, z.at(lowest), 5e-4);
    assertEquals(value, a.at(lowest), 5e-4);
    a.sum().backward();
    assertEquals(0, z.grad().at(lowest), 1e-4, "the slope there");
  }

  @Test
  void mb4TheActivationsAndTheirSlopesAtZeroAndFarOut() {
    Tensor z = float64(-2, 0, 2);
    assertClose(step().forward(z), 0, 0, 0, 1);
    assertClose(identity().forward(z), 0, -2, 0, 2);
    assertClose(sigmoid().forward(z), 5e-4, .119, .5, .881);
    assertClose(tanh().forward(z), 5e-4, -.964, 0, .964);
    assertClose(relu().forward(z), 0, 0, 0, 2);
    assertClose(leakyRelu().forward(z), 1e-15, -.02, 0, 2);
    assertClose(elu().forward(z), 5e-4, -.865, 0, 2);
    assertClose(gelu().forward(z), 5e-4, -.046, 0, 1.954);
    assertClose(silu().forward(z), 5e-4, -.238, 0, 1.762);
    assertClose(softplus().forward(z), 5e-4, .127, .693, 2.127);
    assertClose(slope(sigmoid()), 5e-4, .105, .25, .105);
    assertClose(slope(relu()), 0, 0, 0, 1);
    assertClose(slope(leakyRelu()), 0, .01, .01, 1);
  }

  private static Tensor slope(Layer activation) {
    var z = float64(-2, 0, 2).requiresGrad();
    activation.forward(z).sum().backward();
    return z.grad();
  }

  @Test
  void cs1AWindowOfFiveWordsMakes1500Inputs() {
    var words = embedding(1000, 300);
    var model = sequential(words, flatten(), linear(1500, 100));
    var window = arange(5).reshape(1, 5);
    assertEquals(Shape.of(1, 1500), flatten().forward(words.forward(window)).shape());
    assertEquals(Shape.of(1, 100), model.forward(window).shape());
    assertEquals(150_000, model.parameters().get(1).numel());
  }

  @Test
  void mb11AndCs8HeGlorotLecunAndPytorchStartFrom256Inputs() {
    seed(0);
    assertEquals(.088, std(Init.heNormal().make(1000, 256)), 5e-4);
    assertEquals(.0625, std(Init.lecunNormal().make(1000, 256)), 5e-4);
    assertEquals(.0625, std(Init.glorotUniform().make(256, 256)), 5e-4, "Keras, 256 × 256");
    assertEquals(.036, std(linear(256, 1000).weight()), 5e-4, "PyTorch's Linear");
  }

  private static double std(Tensor w) {
    return Math.sqrt(w.square().mean().item());
  }

  @Test
  void mb11AndCs8ReluHalvesTheSecondMomentNotTheVariance() {
    seed(0);
    Tensor a;
    try (var _ = defaultType(DType.FLOAT64)) {
      a = relu().forward(randn(1_000_000));
    }
    double mean = a.mean().item();
    double second = a.square().mean().item();
    assertEquals(.5, second, 3e-3);
    assertEquals(.341, second - mean * mean, 3e-3);
  }

  @Test
  void cs8WithZerosAllUnitsStayAlike() {
    var layer = linear(3, 4, Init.zeros());
    var output = linear(4, 1, Init.constant(.5));
    mse(output.forward(layer.forward(ones(2, 3)).sigmoid()), zeros(2, 1)).backward();
    double first = layer.weight().grad().at(0, 0);
    assertTrue(first != 0);
    assertEquals(0, layer.weight().grad().minus(first).abs().max().item());
  }

  @Test
  void cs4WhatMseAndCrossEntropyCost() {
    var y = float64(1, 1, 1, 1);
    assertClose(mse(float64(.8, .2, .01, .3), y, NONE), 5e-3, .04, .64, .98, .49);
    assertClose(bce(float64(.8, .3, .01, .0001), y, NONE), 5e-3, .22, 1.20, 4.61, 9.21);
  }

  @Test
  void cs4OneHundredthCosts66TimesWhatOneHalfCosts() {
    Tensor cost = bce(float64(.01, .5, .8), float64(1, 1, 1), NONE);
    assertEquals(6.6, cost.at(0) / cost.at(1), .05);
    assertEquals(20.6, cost.at(0) / cost.at(2), .05);
    assertEquals(6.64, cost.at(0) / Math.log(2), 5e-3, "bits");
  }

  @Test
  void cs4TheSoftmaxThatTheTextGetsWrong() {
    assertClose(float64(1, 2, .5).softmax(0), 5e-4, .231, .629, .140);
    var z = float64(1.2, -.5, 3.1).reshape(1, 3);
    assertClose(z.softmax(1), 5e-4, .127, .023, .850);
    assertEquals(.163, crossEntropy(z, float64(2)).item(), 5e-4);
  }

  @Test
  void cs4PerplexityIsEToTheLoss() {
    var z = float64(1.2, -.5, 3.1).reshape(1, 3);
    assertEquals(Math.exp(crossEntropy(z, float64(2)).item()), perplexity(z, float64(2)).item());
    assertEquals(20, perplexity(zeros(1, 20), zeros(1)).item(), 1e-4);
  }

  @Test
  void mb10LabelSmoothingAimsAt90Percent() {
    // Nine tenths to the class, and the tenth to all of two classes alike: .95 and .05.
    var z = float64(3, 0).reshape(1, 2);
    var soft = float64(.95, .05).reshape(1, 2);
    var none = float64(1).get(0);
    assertEquals(
        crossEntropy(z, soft).item(), crossEntropy(z, float64(0), none, .1, MEAN).item(), 1e-15);
  }

  @Test
  void mb10AndCs8TheGradientOfTheL2PenaltyIsTwoLambdaW() {
    var w = float64(1, 2, 3, 4).requiresGrad();
    l2Penalty(List.of(w), 1).backward();
    assertClose(w.grad(), 0, 2, 4, 6, 8);
  }

  @Test
  void cs8InvertedDropoutNeedsNoScalingAtTestTime() {
    seed(8);
    var drop = new Dropout(.5);
    Tensor x = ones(100_000);
    assertEquals(1, drop.forward(x).mean().item(), .02);
    drop.eval();
    assertEquals(1, drop.forward(x).mean().item());
  }

  @Test
  void dlFraud323IsTheRatioOfNegativesToPositives() {
    // 3 of 100: with this weight, the best constant guess is a half.
    Tensor yes = float64(1, 1, 1);
    Tensor no = float64(new double[97]);
    Tensor weight = float64(97 / 3.0).get(0);
    var z = float64(0).requiresGrad();
    Tensor costOfYes = bceWithLogits(z.broadcastTo(yes.shape()), yes, weight, SUM);
    Tensor costOfNo = bceWithLogits(z.broadcastTo(no.shape()), no, weight, SUM);
    costOfYes.plus(costOfNo).backward();
    assertEquals(32.3, weight.item(), .05);
    assertClose(z.grad(), 1e-12, 0);
  }

  @Test
  void mb12TheFirstLossOfKClassesIsLogK() {
    for (int k : new int[] {2, 3, 10, 1000}) {
      assertEquals(Math.log(k), crossEntropy(zeros(4, k), zeros(4)).item(), 1e-5);
    }
  }
}

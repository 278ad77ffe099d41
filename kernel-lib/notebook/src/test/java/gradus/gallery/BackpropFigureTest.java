package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.gallery.BackpropPass.Column;
import gradus.loss.Losses;
import gradus.nn.Linear;
import gradus.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackpropFigureTest {
  private static String text(Figure figure, int step) {
    return figure.frame(step).text();
  }

  @Test
  void theNetworkOfTheSourceIsSteppedThrough() {
    Figure figure = LearningGallery.backprop();
    FigureCheck.of(figure);
    assertEquals(14, figure.knobs().getFirst().positions(), "6 neurons, there and back, and L");
    assertEquals("step 0, the input x: (0.700, 0.800, 0.450)", figure.start().text());
    assertEquals(
        "step 1, forward: layer 1, neuron 1: z = 0.200·0.700 + 0.100·0.800 + (−0.300)·0.450 + 0.100"
            + " = 0.185; a = relu(z) = 0.185",
        text(figure, 1));
    assertTrue(text(figure, 4).contains("= 0.485; a = relu(z) = 0.485"), text(figure, 4));
    assertTrue(text(figure, 7).startsWith("step 7, the loss of ("), text(figure, 7));
  }

  /// The gradient of softmax with cross-entropy at the logits is p − y.
  @Test
  void theErrorAtTheLogitsIsWhatWasSaidMinusWhatIsTrue() {
    Figure figure = LearningGallery.backprop();
    double[] p = probabilities();
    assertTrue(
        text(figure, 8).contains("neuron 2: δ = ∂L/∂z = " + Digits.three(p[1]) + ";"),
        text(figure, 8));
    assertTrue(
        text(figure, 9).contains("neuron 1: δ = ∂L/∂z = " + Digits.three(p[0] - 1) + ";"),
        text(figure, 9));
  }

  private static double[] probabilities() {
    double[] h = {.185, .095, .375, .485};
    double[][] w = {{.4, -.2, .1, -.5}, {-.3, .5, .6, .9}};
    double[] b = {-.1, .05};
    double[] e =
        IntStream.range(0, 2)
            .mapToDouble(
                i -> Math.exp(b[i] + IntStream.range(0, 4).mapToDouble(j -> w[i][j] * h[j]).sum()))
            .toArray();
    return new double[] {e[0] / (e[0] + e[1]), e[1] / (e[0] + e[1])};
  }

  @Test
  void everyErrorIsThatOfBackward() {
    Linear hidden = linear(2, 3);
    Linear output = linear(3, 1);
    var network = sequential(hidden, tanh(), output);
    Tensor x = tensor(new double[][] {{0.5, -1}});
    BackpropPass pass = BackpropPass.of(network, x, ones(1, 1), Losses::mse);
    assertFalse(hidden.bias().hasGrad(), "the network stays as it is");
    Losses.mse(network.forward(x), ones(1, 1)).backward();
    assertArrayEquals(hidden.bias().grad().toArray(), pass.columns().get(1).atSum(), 1e-6);
    assertArrayEquals(output.bias().grad().toArray(), pass.columns().get(2).atSum(), 1e-6);
    Column inputs = pass.columns().getFirst();
    assertArrayEquals(new double[] {0.5, -1}, inputs.a());
  }

  @Test
  void notYetIsNotZeroAndADeadNeuronStopsTheError() {
    var network =
        sequential(
            new Linear(tensor(new double[][] {{-1}}), tensor(new double[] {0})),
            gradus.nn.Activations.relu(),
            new Linear(tensor(new double[][] {{2}}), tensor(new double[] {0.5})));
    Figure figure =
        LearningGallery.backprop(network, tensor(new double[][] {{1}}), ones(1, 1), Losses::mse);
    assertTrue(figure.start().toString().contains("not yet"));
    assertTrue(figure.frame(1).text().endsWith("a = relu(z) = 0.000"), text(figure, 1));
    assertTrue(
        text(figure, 5).contains("δ = slope 0.000 · −2.000 = 0.000, the error stops here"),
        text(figure, 5));
    assertFalse(figure.frame(5).toString().contains("not yet"));
  }

  @Test
  void aLargeNetworkIsRefused() {
    assertMessage(
        "cannot step through a network of 1 linear layers with up to 20 neurons: from 1 to 4 layers"
            + " of up to 8 fit.",
        () ->
            LearningGallery.backprop(
                sequential(linear(20, 2)), ones(1, 20), ones(1, 2), Losses::mse));
  }
}

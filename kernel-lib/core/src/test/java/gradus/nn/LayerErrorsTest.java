package gradus.nn;

import static gradus.nn.Activations.softmax;
import static gradus.nn.Activations.swiglu;
import static gradus.nn.Layers.conv2d;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.residual;
import static gradus.nn.Layers.stochasticDepth;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.nn.Norms.batchNorm2d;
import static gradus.nn.Norms.groupNorm;
import static gradus.nn.Norms.instanceNorm;
import static gradus.nn.Norms.layerNorm;
import static gradus.nn.Norms.rmsNorm;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Messages of the layers, word for word.
class LayerErrorsTest {
  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  @Test
  void normsThatDoNotFit() {
    assertSays(
        "batchNorm1d(3) takes (batch, 3) or (batch, 3, length); this has shape (4, 2).",
        () -> batchNorm1d(3).forward(zeros(4, 2)));
    assertSays(
        "batchNorm2d(3) takes (batch, 3, height, width); this has shape (4, 3).",
        () -> batchNorm2d(3).forward(zeros(4, 3)));
    assertSays(
        """
        batchNorm1d(3) cannot learn from shape (1, 3): one number for each channel has no variance.
        Use a larger batch, or call eval() on the model to predict for one example.\
        """,
        () -> batchNorm1d(3).forward(zeros(1, 3)));
    assertSays(
        "batch norm needs 1 or 2 image axes and at least one channel, not 1 and 0.",
        () -> batchNorm1d(0));
    assertSays(
        "batch norm needs 0 ≤ momentum ≤ 1 and ε ≥ 0, not 1.5 and 1.0E-5.",
        () -> new BatchNorm(1, 3, 1.5, 1e-5));
    assertSays(
        "this layer norm takes shapes that end in (3); this one is (4, 2).",
        () -> layerNorm(3).forward(zeros(4, 2)));
    assertSays(
        "a layer norm needs a scale and a shift of one shape, with at least one axis; these are (2) and (3).",
        () -> new LayerNorm(ones(2), zeros(3), 1e-5));
    assertSays(
        "this RMS norm takes 3 features, the last axis of its argument; this one has shape (4, 2).",
        () -> rmsNorm(3).forward(zeros(4, 2)));
    assertSays(
        "an RMS norm needs a scale of shape (features); this is (2, 1).",
        () -> new RmsNorm(ones(2, 1), 1e-5));
    assertSays("5 channels do not divide into 2 equal groups.", () -> groupNorm(2, 5));
    assertSays(
        "groupNorm(2, 4) takes (batch, 4, …); this has shape (3, 2).",
        () -> groupNorm(2, 4).forward(zeros(3, 2)));
    assertSays(
        "a group norm needs a scale and a shift of shape (channels); these are (4) and (2).",
        () -> new GroupNorm(2, ones(4), zeros(2), 1e-5));
    assertSays(
        "instance norm takes (batch, channels, places…) with at least two places; this has shape (3, 2).",
        () -> instanceNorm().forward(zeros(3, 2)));
    assertSays(
        "instance norm takes (batch, channels, places…) with at least two places; this has shape (3, 2, 1).",
        () -> instanceNorm().forward(zeros(3, 2, 1)));
  }

  @Test
  void chancesThatAreNone() {
    assertSays(
        "dropout takes the probability of dropping, from 0 to 1; 1.5 is none.", () -> dropout(1.5));
    assertSays(
        "stochastic depth takes the probability of dropping, from 0 to 1; NaN is none.",
        () -> stochasticDepth(Double.NaN, linear(2, 2)));
    assertSays(
        "x + f(x) needs an f that keeps the shape: x has (4, 2), f(x) has (4, 1).",
        () -> residual(linear(2, 1)).forward(zeros(4, 2)));
  }

  @Test
  void startsAndTemperaturesThatCannotBe() {
    assertSays(
        "this start depends on inputs and outputs, so it needs a weight (outputs, inputs, …); (8) has not both. For a bias, try Init.zeros().",
        () -> Init.heNormal().fill(zeros(8)));
    assertSays(
        "a temperature must be above 0, and 0.0 is not. For the largest alone, use argmax(-1).",
        () -> softmax(0));
    assertSays(
        "a linear layer needs at least one input and one output, not 3 and 0.",
        () -> linear(3, 0, Init.zeros()));
  }

  @Test
  void layersForImagesAndWords() {
    assertSays(
        "a convolution needs a weight (outputs, channels, rows, columns) and a bias (outputs); these are (2, 3) and (2).",
        () -> new Convolution(zeros(2, 3), zeros(2), 1, 0, 1, 1));
    assertSays(
        "a convolution needs at least one channel, output and row, not 3, 0 and 3.",
        () -> conv2d(3, 0, 3));
    assertSays(
        "3 channels and 4 outputs do not divide into 2 equal groups.",
        () -> conv2d(3, 4, 3, 1, 0, 1, 2));
    assertSays(
        "an embedding needs a table (count, size); this is (3).", () -> new Embedding(zeros(3)));
    assertSays(
        "swiglu needs a last axis of even size, to cut it into halves; this has shape (2, 3).",
        () -> swiglu().forward(zeros(2, 3)));
    assertSays(
        "there is no axis 0: the shape () is a single number and has no axes.",
        () -> flatten().forward(ones()));
  }
}

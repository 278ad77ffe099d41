package gradus.nn;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.avgPool2d;
import static gradus.nn.Layers.conv2d;
import static gradus.nn.Layers.embedding;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.maxPool2d;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Layers.summary;
import static gradus.nn.Norms.batchNorm2d;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageLayersTest {
  @Test
  void aConvolutionIsAWeightedSumOfWhatItSeesPlusABias() {
    var edge =
        new Convolution(tensor(1, -1, 0, 2).reshape(2, 1, 1, 2), tensor(10, 100), 1, 0, 1, 1);
    Tensor image = tensor(1, 2, 4, 7).reshape(1, 1, 2, 2);
    assertClose(edge.forward(image), 0, 9, 7, 104, 114);
    assertEquals(Shape.of(1, 2, 2, 1), edge.forward(image).shape());
  }

  @Test
  void aConvolutionStartsWithinOneOverTheRootOfItsFilter() {
    seed(1);
    var layer = conv2d(16, 64, 5);
    assertEquals(1 / Math.sqrt(16 * 25), layer.weight().abs().max().item(), 1e-4);
    assertEquals(1 / Math.sqrt(16 * 25), layer.bias().abs().max().item(), 3e-3);
    assertEquals(Shape.of(64, 4, 5, 5), conv2d(16, 64, 5, 1, 2, 1, 4).weight().shape());
    assertEquals(List.of("weight", "bias"), List.copyOf(layer.namedParameters().keySet()));
  }

  @Test
  void shapesFollowStridePaddingDilationAndGroups() {
    Tensor x = zeros(2, 4, 9, 8);
    assertEquals(Shape.of(2, 6, 7, 6), conv2d(4, 6, 3).forward(x).shape());
    assertEquals(Shape.of(2, 6, 5, 4), conv2d(4, 6, 3, 2, 1).forward(x).shape());
    assertEquals(Shape.of(2, 8, 5, 4), conv2d(4, 8, 3, 1, 0, 2, 2).forward(x).shape());
    assertEquals(Shape.of(2, 4, 4, 4), maxPool2d(2).forward(x).shape());
    assertEquals(Shape.of(2, 4, 5, 4), avgPool2d(3, 2, 1).forward(x).shape());
    assertEquals(Shape.of(2, 288), flatten().forward(x).shape());
    assertEquals(Shape.of(0, 288), flatten().forward(zeros(0, 4, 9, 8)).shape());
  }

  @Test
  void everyImageLayerHasRightDerivatives() {
    double[] numbers = new double[32];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = Math.sin(3.7 * k + 0.4);
    }
    Tensor x = float64(numbers).reshape(1, 2, 4, 4);
    Tensor w = float64(numbers).slice(0, 5, 21).detach().reshape(2, 2, 2, 2).detach();
    assertDerivatives(
        in -> new Convolution(in[1], in[2], 2, 1, 1, 1).forward(in[0]), x, w, float64(0.3, -0.2));
    assertDerivatives(in -> maxPool2d(2).forward(in[0]), x);
    assertDerivatives(in -> avgPool2d(2).forward(in[0]), x);
    assertDerivatives(
        in -> new Embedding(in[0]).forward(tensor(2, 0, 2)),
        float64(.3, -.5, 1, 2, .7, .1).reshape(3, 2));
  }

  @Test
  void anEmbeddingLooksItsInputsUp() {
    var table = new Embedding(tensor(1, 2, 3, 4, 5, 6).reshape(3, 2).detach().requiresGrad());
    Tensor y = table.forward(tensor(2, 0, 2).reshape(1, 3));
    assertEquals(Shape.of(1, 3, 2), y.shape());
    assertClose(y, 0, 5, 6, 1, 2, 5, 6);
    y.sum().backward();
    assertClose(table.weight().grad(), 0, 1, 1, 0, 0, 2, 2);
    seed(2);
    assertEquals(1, embedding(1000, 16).weight().square().mean().item(), 0.05);
  }

  @Test
  void aSmallConvolutionalNetworkIsSummarized() {
    var model =
        sequential(
            conv2d(1, 8, 3, 1, 1),
            batchNorm2d(8),
            relu(),
            maxPool2d(2),
            flatten(),
            linear(128, 10));
    assertEquals(
        """
        layer                         output        parameters   FLOPs    memory
        0      conv2d(1, 8, 3, 1, 1)  (1, 8, 8, 8)          80   9,728   4.3 KiB
        1      batchNorm2d(8)         (1, 8, 8, 8)          16   2,064   8.1 KiB
        2      relu()                 (1, 8, 8, 8)           0     512   2.0 KiB
        3      maxPool2d(2)           (1, 8, 4, 4)           0     512   1.0 KiB
        4      flatten()              (1, 128)               0       0       0 B
        5      linear(128, 10)        (1, 10)            1,290   2,570   5.1 KiB
        total                                            1,386  15,386  20.6 KiB
        memory: 5.4 KiB of parameters, 15.1 KiB of activations\
        """,
        summary(model, 1, 1, 8, 8).toString());
    assertEquals(arange(10).numel(), model.forward(zeros(2, 1, 8, 8)).size(1));
  }
}

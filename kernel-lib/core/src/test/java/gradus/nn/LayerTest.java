package gradus.nn;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.layer;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {
  record Xor(Layer hidden, Linear output, Tensor scale, List<Layer> more, String note)
      implements Layer {
    @Override
    public Tensor forward(Tensor x) {
      return output.forward(hidden.forward(x).tanh()).times(scale);
    }
  }

  @Test
  void aRecordsParametersAreFoundInItsComponents() {
    var shared = linear(2, 2);
    var model =
        new Xor(
            sequential(linear(2, 3), tanh()),
            linear(3, 1),
            tensor(1).requiresGrad(),
            List.of(shared, relu(), shared),
            "notes are no parameters");
    assertEquals(
        List.of(
            "hidden.0.weight",
            "hidden.0.bias",
            "output.weight",
            "output.bias",
            "scale",
            "more.0.weight",
            "more.0.bias"),
        List.copyOf(model.namedParameters().keySet()));
    assertEquals(7, model.parameters().size());
  }

  @Test
  void aFunctionIsALayerWithNothingToLearn() {
    assertTrue(layer(Tensor::tanh).parameters().isEmpty());
    Layer lambda = x -> x.times(2);
    assertTrue(lambda.parameters().isEmpty());
    assertClose(lambda.forward(tensor(1, 2)), 0, 2, 4);
  }

  @Test
  void linearIsAWeightedSumPlusABias() {
    var layer = new Linear(tensor(1, 2, 3, 4, 5, 6).reshape(3, 2), tensor(10, 20, 30));
    assertClose(layer.forward(tensor(1, -1).reshape(1, 2)), 0, 9, 19, 29);
    assertEquals(Shape.of(5, 4, 3), layer.forward(randn(5, 4, 2)).shape());
  }

  @Test
  void linearStartsWithinOneOverTheRootOfItsInputs() {
    seed(1);
    var layer = linear(100, 400);
    assertEquals(0.1, layer.weight().abs().max().item(), 1e-3);
    assertEquals(0, layer.weight().mean().item(), 1e-3);
    assertEquals(0.1 / Math.sqrt(3), Math.sqrt(layer.weight().square().mean().item()), 1e-3);
    seed(1);
    assertSameBits(layer.weight(), linear(100, 400).weight());
  }

  @Test
  void sequentialAppliesItsLayersInTurn() {
    var model = sequential(x -> x.plus(1), x -> x.times(2));
    assertClose(model.forward(tensor(3)), 0, 8);
    assertClose(sequential().forward(tensor(3)), 0, 3);
    assertEquals(
        "sequential(linear(2, 8), tanh(), linear(8, 1))",
        sequential(linear(2, 8), tanh(), linear(8, 1)).toString());
  }
}

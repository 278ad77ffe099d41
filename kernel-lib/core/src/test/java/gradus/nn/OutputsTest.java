package gradus.nn;

import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.outputs;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Tensors.ones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputsTest {
  record Net(Layer hidden, Layer output) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
      return output.forward(hidden.forward(x).tanh()).times(2);
    }
  }

  @Test
  void everyLayerIsHeardInTurnAndTheModelIsLeftAsItWas() {
    var dropout = dropout(0.5);
    var model = sequential(linear(2, 8), relu(), dropout, linear(8, 3));
    var heard = outputs(model, ones(4, 2));
    // While it predicts, dropout computes nothing.
    assertEquals(List.of("0", "1", "3"), heard.layers().stream().map(l -> l.name()).toList());
    assertEquals(Unary.RELU, heard.layers().get(1).op());
    assertEquals("relu()", heard.layers().get(1).layer());
    assertEquals(List.of(4, 8), sizes(heard.layers().get(1).value()));
    assertEquals(List.of(4, 3), sizes(heard.prediction()));
    assertFalse(heard.prediction().wantsGrad());
    assertTrue(dropout.isTraining());
  }

  @Test
  void functionsInAForwardOfOnesOwnAreHeard() {
    var heard = outputs(new Net(linear(2, 8), linear(8, 1)), ones(4, 2));
    assertEquals(
        List.of("hidden", "", "output"), heard.layers().stream().map(l -> l.name()).toList());
    assertEquals("tanh", heard.layers().get(1).layer());
    assertEquals(Unary.TANH, heard.layers().get(1).op());
    assertEquals(2 * heard.layers().get(2).value().at(0, 0), heard.prediction().at(0, 0), 1e-6);
  }

  private static List<Integer> sizes(Tensor x) {
    return java.util.Arrays.stream(x.shape().toArray()).boxed().toList();
  }
}

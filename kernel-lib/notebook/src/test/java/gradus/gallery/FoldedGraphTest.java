package gradus.gallery;

import static gradus.gallery.NeuronFigureTest.assertMessage;
import static gradus.loss.Losses.mse;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.layer;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.figure.Choice;
import gradus.figure.Figure;
import gradus.figure.FigureCheck;
import gradus.gallery.BackwardPass.Node;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldedGraphTest {
  private final Sequential net = sequential(linear(2, 3), tanh(), linear(3, 1));
  private final Tensor loss = mse(net.forward(ones(4, 2)), zeros(4, 1));

  private static Folding folding(Tensor loss, Layer model) {
    return new Folding(
        BackwardPass.ofFolded(loss, model.namedParameters()), model.namedParameters());
  }

  @Test
  void layersFoldAndOpen() {
    Figure figure = LearningGallery.graph(loss, net);
    FigureCheck.of(figure);
    var states = (Choice<?>) figure.knobs().getFirst();
    assertEquals(List.of("folded", "open", "layer 0 open", "layer 2 open"), states.options());
    String folded = figure.frame("folded", 3).toString();
    assertTrue(folded.contains("layer 0") && folded.contains("layer 2"), folded);
    assertFalse(folded.contains("0.weight"), folded);
    String one = figure.frame("layer 0 open", 3).toString();
    assertTrue(one.contains("0.weight") && one.contains("layer 2"), one);
    assertFalse(one.contains("2.weight"), one);
  }

  @Test
  void foldedLayersSendBackWhatTheyDoWhenOpen() {
    Folding folding = folding(loss, net);
    assertEquals(List.of("0", "2"), folding.names());
    List<Node> open = folding.fold(Set.of()).nodes();
    List<Node> folded = folding.fold(Set.of("0", "2")).nodes();
    assertTrue(folded.size() <= open.size() - 6, "two layers hide three nodes each or more");
    for (Node node : folded) {
      Node same =
          open.stream()
              .filter(other -> other.step().tensor() == node.step().tensor())
              .findFirst()
              .orElseThrow();
      if (same.gradient() != null) {
        assertArrayEquals(
            same.gradient().toArray(), Objects.requireNonNull(node.gradient()).toArray());
      }
      node.step().inputs().forEach(i -> assertTrue(i < node.step().number()));
    }
  }

  @Test
  void aFoldedLayerHasTheInputOfTheLayer() {
    List<Node> nodes = folding(loss, net).fold(Set.of("0", "2")).nodes();
    Node second = nodes.stream().filter(n -> n.name().equals("layer 2")).findFirst().orElseThrow();
    assertEquals(1, second.step().inputs().size());
    assertEquals("tanh", nodes.get(second.step().inputs().getFirst()).name());
  }

  @Test
  void aLayerThatIsUsedTwiceStaysOpen() {
    Linear twice = linear(2, 2);
    var model = sequential(twice, tanh(), twice, linear(2, 1));
    Tensor result = mse(model.forward(ones(1, 2)), zeros(1, 1));
    assertEquals(1, folding(result, model).names().size());
  }

  @Test
  void aDeepNetworkIsDrawnFoldedOnly() {
    var layers = new Layer[8];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = linear(2, 2);
    }
    var deep = sequential(layers);
    Figure figure = LearningGallery.graph(mse(deep.forward(ones(1, 2)), zeros(1, 2)), deep);
    assertEquals(1, figure.knobs().size(), "nothing to open");
    assertTrue(figure.frame(9).toString().contains("layer 7"), figure.frame(9)::toString);
    assertFalse(figure.start().isTrouble());
  }

  @Test
  void aModelThatHasNoPartInItIsRefused() {
    Layer other = layer(Tensor::tanh);
    assertMessage(
        "cannot fold this graph: none of the model's layers is used in it, or each is used more than"
            + " once. graph(result) draws it as it is.",
        () -> LearningGallery.graph(loss, other));
  }
}

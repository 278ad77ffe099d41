package gradus.gallery;

import static gradus.figure.Figures.choice;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;

import gradus.figure.Figure;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The graph of an expression whose layers fold into one node each, and open again.
final class FoldedGraph {
  private static final String FOLDED = "folded";
  private static final String OPEN = "open";
  private static final int MOST_LAYERS = 6;

  private final Map<String, GraphFigure> states = new LinkedHashMap<>();

  FoldedGraph(BackwardPass pass, Map<String, Tensor> names) {
    var folding = new Folding(pass, names);
    List<String> layers = folding.names();
    if (layers.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot fold this graph: none of the model's layers is used in it, or each is used more than once. graph(result) draws it as it is.");
    }
    add(FOLDED, folding.fold(Set.copyOf(layers)));
    add(OPEN, pass);
    if (layers.size() > 1 && layers.size() <= MOST_LAYERS) {
      for (String layer : layers) {
        var others = new LinkedHashSet<>(layers);
        others.remove(layer);
        add("layer %s open".formatted(layer), folding.fold(others));
      }
    }
    if (states.isEmpty()) {
      throw BackwardPass.tooLarge(folding.fold(Set.copyOf(layers)).nodes().size());
    }
  }

  private void add(String name, BackwardPass pass) {
    if (pass.nodes().size() <= BackwardPass.MOST) {
      states.put(name, new GraphFigure(pass));
    }
  }

  Figure make() {
    if (states.size() == 1) {
      return states.values().iterator().next().make();
    }
    int steps = states.values().stream().mapToInt(GraphFigure::lastStep).max().orElse(1);
    return figure(
            choice("layers", List.copyOf(states.keySet())),
            play("step", steps).every(1200),
            (state, step) -> Objects.requireNonNull(states.get(state)).draw(step))
        .title("How a number was computed, layer by layer or op by op");
  }
}

package gradus.nn;

import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Layers one after another: each takes what the one before gave.
///
/// @param layers the layers, first one first
public record Sequential(List<Layer> layers) implements Layer {
  /// Keeps a copy of the list.
  public Sequential {
    layers = List.copyOf(layers);
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) {
      y = layer.forward(y);
    }
    return y;
  }

  /// The layers, named by their places as in PyTorch: `0.weight` is the weight of the first.
  @Override
  public Map<String, Object> parts() {
    var parts = new LinkedHashMap<String, Object>();
    for (int i = 0; i < layers.size(); i++) {
      parts.put(String.valueOf(i), layers.get(i));
    }
    return parts;
  }

  @Override
  public String toString() {
    return layers.stream()
        .map(Object::toString)
        .collect(Collectors.joining(", ", "sequential(", ")"));
  }
}

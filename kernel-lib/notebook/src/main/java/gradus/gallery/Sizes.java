package gradus.gallery;

import gradus.nn.Linear;

/// What a figure can show of a layer.
final class Sizes {
  private Sizes() {}

  /// @throws IllegalArgumentException if the layer does not take so many inputs, or is too large
  static void check(Linear layer, int inputs, int most) {
    int wanted = layer.weight().size(1);
    if (wanted != inputs) {
      throw new IllegalArgumentException(
          "cannot give %s inputs to %s: it takes %s.".formatted(inputs, layer, wanted));
    }
    if (wanted > most || layer.weight().size(0) > most) {
      throw new IllegalArgumentException(
          "cannot draw %s number by number: up to %s inputs and %s outputs fit."
              .formatted(layer, most, most));
    }
  }
}

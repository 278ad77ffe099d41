package gradus.nn;

import static gradus.tensor.Tensors.rand;

import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Makes layers. A notebook has these names without an import.
///
/// ```java
/// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// ```
public final class Layers {
  private Layers() {}

  /// A linear layer with random weights and biases, spread evenly from −1/√inputs to 1/√inputs.
  ///
  /// This is what PyTorch's `Linear` starts from.
  ///
  /// @param inputs how many numbers go in
  /// @param outputs how many come out
  /// @return the layer
  /// @throws IllegalArgumentException unless both are at least 1
  public static Linear linear(int inputs, int outputs) {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a linear layer needs at least one input and one output, not %d and %d."
              .formatted(inputs, outputs));
    }
    double bound = 1 / Math.sqrt(inputs);
    return new Linear(
        spread(bound, outputs, inputs).requiresGrad(), spread(bound, outputs).requiresGrad());
  }

  private static Tensor spread(double bound, int... sizes) {
    return rand(sizes).times(2).minus(1).times(bound);
  }

  /// Layers one after another.
  ///
  /// @param layers the layers, first one first
  /// @return a layer that applies them in turn
  public static Sequential sequential(Layer... layers) {
    return new Sequential(List.of(layers));
  }

  /// Any function as a layer: `layer(Tensor::tanh)`.
  ///
  /// @param function what it computes
  /// @return a layer with nothing to learn
  public static Layer layer(UnaryOperator<Tensor> function) {
    return new Activation("layer", function);
  }

  /// tanh x, from −1 to 1.
  ///
  /// @return the activation
  public static Layer tanh() {
    return new Activation("tanh", Tensor::tanh);
  }

  /// σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1.
  ///
  /// @return the activation
  public static Layer sigmoid() {
    return new Activation("sigmoid", Tensor::sigmoid);
  }

  /// max(0, x).
  ///
  /// @return the activation
  public static Layer relu() {
    return new Activation("relu", Tensor::relu);
  }
}

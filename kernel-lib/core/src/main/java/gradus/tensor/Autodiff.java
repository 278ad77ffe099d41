package gradus.tensor;

import java.util.List;
import java.util.Map;

/// Derivatives as functions: they return gradients and leave `.grad()` alone.
public final class Autodiff {
  private Autodiff() {}

  /// The gradient of a number with respect to some tensors.
  ///
  /// @param y the number
  /// @param inputs leaves made with `.requiresGrad()`
  /// @return dy/d(input) for each input, in order; zeros where y does not depend on it
  /// @throws GradientException if an input keeps no gradient, or as [Tensor#backward()]
  public static List<Tensor> grad(Tensor y, Tensor... inputs) {
    return grad(y, List.of(inputs), false);
  }

  /// The gradient of a number with respect to some tensors, which can be differentiated again.
  ///
  /// ```java
  /// var x = tensor(0.5).requiresGrad();
  /// var slope = grad(x.tanh(), List.of(x), true).getFirst();
  /// var bend = grad(slope, x).getFirst();             // the second derivative
  /// ```
  ///
  /// @param y the number
  /// @param inputs leaves made with `.requiresGrad()`
  /// @param createGraph whether to record the gradients too; the graph is then kept
  /// @return dy/d(input) for each input, in order; zeros where y does not depend on it
  /// @throws GradientException if an input keeps no gradient, or as [Tensor#backward()]
  public static List<Tensor> grad(Tensor y, List<Tensor> inputs, boolean createGraph) {
    for (Tensor input : inputs) {
      if (!input.isGradRequired()) {
        throw new GradientException(
            "cannot take the gradient with respect to a tensor of shape %s that was not made with .requiresGrad()."
                .formatted(input.shape()));
      }
    }
    Map<Tensor, Tensor> found = Tape.gradients(y, seedFor(y), createGraph);
    return inputs.stream().map(x -> found.getOrDefault(x, zerosLike(x))).toList();
  }

  /// dy/dy: where the walk back from a single number starts.
  static Tensor seedFor(Tensor y) {
    if (y.numel() != 1) {
      throw new GradientException(
          "backward() starts from a single number, such as a loss; this has shape %s. Try .sum() or .mean() first."
              .formatted(y.shape()));
    }
    return Tensors.full(y.shape(), y.dtype(), 1);
  }

  private static Tensor zerosLike(Tensor x) {
    return Tensors.full(x.shape(), x.dtype(), 0);
  }
}

package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Instance normalization: in each example, each channel gets mean 0 and variance 1 over its
/// places. It takes away contrast, and with it much of a picture's style. As in PyTorch, nothing is
/// learned; for a scale and a shift use `groupNorm(channels, channels)`.
///
/// Ulyanov, Vedaldi, Lempitsky: *Instance Normalization*, 2016.
///
/// @param epsilon ε: keeps a constant channel from dividing by 0
public record InstanceNorm(double epsilon) implements Layer {
  /// (batch, channels, places…) stays (batch, channels, places…).
  ///
  /// @throws ShapeException if a channel does not have at least two places
  @Override
  public Tensor forward(Tensor x) {
    if (x.rank() < 3 || (x.numel() > 0 && x.numel() == x.size(0) * x.size(1))) {
      throw new ShapeException(
          "instance norm takes (batch, channels, places…) with at least two places; this has shape %s."
              .formatted(x.shape()));
    }
    return Calls.run(this, () -> Normalize.standardize(x, epsilon, Normalize.axesFrom(2, x)));
  }

  @Override
  public String toString() {
    return "instanceNorm()";
  }
}

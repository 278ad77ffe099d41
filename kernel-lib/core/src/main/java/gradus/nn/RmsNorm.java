package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Root mean square normalization: layer norm without taking the mean away and without a shift. y =
/// γ x / √(mean of x² + ε).
///
/// Zhang, Sennrich: *Root Mean Square Layer Normalization*, NeurIPS 2019.
///
/// @param weight γ, of shape (features)
/// @param epsilon ε: keeps zeros from dividing by 0
public record RmsNorm(Tensor weight, double epsilon) implements Layer {
  /// Checks the scale.
  ///
  /// @throws ShapeException unless it is a vector
  public RmsNorm {
    if (weight.rank() != 1) {
      throw new ShapeException(
          "an RMS norm needs a scale of shape (features); this is %s.".formatted(weight.shape()));
    }
  }

  /// (…, features) stays (…, features).
  ///
  /// @throws ShapeException if the last axis of `x` is not the number of features
  @Override
  public Tensor forward(Tensor x) {
    if (x.rank() == 0 || x.size(-1) != weight.numel()) {
      throw new ShapeException(
          "this RMS norm takes %d features, the last axis of its argument; this one has shape %s."
              .formatted(weight.numel(), x.shape()));
    }
    return Calls.run(
        this, () -> x.div(x.square().mean(-1, true).plus(epsilon).sqrt()).times(weight));
  }

  @Override
  public String toString() {
    return "rmsNorm(%d)".formatted(weight.numel());
  }
}

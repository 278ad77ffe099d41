package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// y = x Wᵀ + b: every output is a weighted sum of the inputs plus a bias.
///
/// Row i of the weight holds the weights of output i, one for each input.
///
/// @param weight W, of shape (outputs, inputs)
/// @param bias b, of shape (outputs)
public record Linear(Tensor weight, Tensor bias) implements Layer {
  /// Checks that weight and bias belong together.
  ///
  /// @throws ShapeException if the weight is no matrix, or has not one row for each bias
  public Linear {
    if (weight.rank() != 2 || bias.rank() != 1 || weight.size(0) != bias.size(0)) {
      throw new ShapeException(
          "a linear layer needs a weight (outputs, inputs) and a bias (outputs); these are %s and %s."
              .formatted(weight.shape(), bias.shape()));
    }
  }

  /// (…, inputs) becomes (…, outputs).
  ///
  /// @throws ShapeException if the last axis of `x` is not the number of inputs
  @Override
  public Tensor forward(Tensor x) {
    int inputs = weight.size(1);
    if (x.rank() == 0 || x.size(-1) != inputs) {
      throw new ShapeException(
          "this linear layer takes %d inputs, the last axis of its argument; this one has shape %s."
              .formatted(inputs, x.shape()));
    }
    return Calls.run(this, () -> x.matmul(weight.transpose()).plus(bias));
  }

  @Override
  public String toString() {
    return "linear(%d, %d)".formatted(weight.size(1), weight.size(0));
  }
}

package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.Arrays;

/// Layer normalization: each example gets mean 0 and variance 1 over its own features, then a scale
/// and a shift that are learned. y = γ (x − μ) / √(σ² + ε) + β, with σ² divided by n.
///
/// Nothing depends on the batch, so learning and predicting are the same.
///
/// Ba, Kiros, Hinton: *Layer Normalization*, 2016.
///
/// @param weight γ, of the shape of the axes that are normalized, which are the last ones
/// @param bias β, of the same shape
/// @param epsilon ε: keeps equal features from dividing by 0
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) implements Layer {
  /// Checks that scale and shift belong together.
  ///
  /// @throws ShapeException if they differ in shape or have no axes
  public LayerNorm {
    if (weight.rank() == 0 || !weight.shape().equals(bias.shape())) {
      throw new ShapeException(
          "a layer norm needs a scale and a shift of one shape, with at least one axis; these are %s and %s."
              .formatted(weight.shape(), bias.shape()));
    }
  }

  /// (…, features) stays (…, features).
  ///
  /// @throws ShapeException if the last axes of `x` are not those of the scale
  @Override
  public Tensor forward(Tensor x) {
    int first = x.rank() - weight.rank();
    int[] sizes = x.shape().toArray();
    if (first < 0
        || !Arrays.equals(
            Arrays.copyOfRange(sizes, first, sizes.length), weight.shape().toArray())) {
      throw new ShapeException(
          "this layer norm takes shapes that end in %s; this one is %s."
              .formatted(weight.shape(), x.shape()));
    }
    return Calls.run(
        this,
        () ->
            Normalize.standardize(x, epsilon, Normalize.axesFrom(first, x))
                .times(weight)
                .plus(bias));
  }

  @Override
  public String toString() {
    return "layerNorm%s"
        .formatted(weight.rank() == 1 ? "(%d)".formatted(weight.numel()) : weight.shape());
  }
}

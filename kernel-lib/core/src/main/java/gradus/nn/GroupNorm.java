package gradus.nn;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Group normalization: in each example, each group of channels gets mean 0 and variance 1, then
/// each channel a scale and a shift that are learned. Made for batches too small for batch norm.
///
/// One group is a layer norm over channels and places; as many groups as channels are an instance
/// norm with scale and shift.
///
/// Wu, He: *Group Normalization*, ECCV 2018.
///
/// @param groups how many groups the channels are divided into
/// @param weight γ, of shape (channels)
/// @param bias β, of shape (channels)
/// @param epsilon ε: keeps a constant group from dividing by 0
public record GroupNorm(int groups, Tensor weight, Tensor bias, double epsilon) implements Layer {
  /// Checks that groups, scale and shift belong together.
  ///
  /// @throws ShapeException if scale and shift are not vectors of one size
  /// @throws IllegalArgumentException if the channels do not divide into the groups
  public GroupNorm {
    if (weight.rank() != 1 || !weight.shape().equals(bias.shape())) {
      throw new ShapeException(
          "a group norm needs a scale and a shift of shape (channels); these are %s and %s."
              .formatted(weight.shape(), bias.shape()));
    }
    if (groups < 1 || weight.numel() % groups != 0) {
      throw new IllegalArgumentException(
          "%d channels do not divide into %d equal groups.".formatted(weight.numel(), groups));
    }
  }

  /// (batch, channels, …) stays (batch, channels, …).
  ///
  /// @throws ShapeException if the channels do not fit
  @Override
  public Tensor forward(Tensor x) {
    Normalize.requireChannels(toString(), weight.numel(), x);
    return Calls.run(
        this,
        () -> {
          int each = x.numel() == 0 ? 0 : x.numel() / x.size(0) / groups;
          Tensor grouped = x.reshape(Shape.of(x.size(0), groups, each));
          return Normalize.standardize(grouped, epsilon, 2)
              .reshape(x.shape())
              .times(Normalize.perChannel(weight, x))
              .plus(Normalize.perChannel(bias, x));
        });
  }

  @Override
  public String toString() {
    return "groupNorm(%d, %d)".formatted(groups, weight.numel());
  }
}

package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Filters that slide over images: every output is a weighted sum of what one filter sees at one
/// place, plus a bias. The same weights are used at every place.
///
/// LeCun and others: *Backpropagation Applied to Handwritten Zip Code Recognition*, 1989.
///
/// @param weight the filters, of shape (outputs, channels / groups, rows, columns)
/// @param bias one for each output, of shape (outputs)
/// @param stride how far a filter moves at a time
/// @param padding how many zeros are added on every side
/// @param dilation how far apart the numbers that a filter sees lie
/// @param groups into how many groups channels and outputs fall
public record Convolution(
    Tensor weight, Tensor bias, int stride, int padding, int dilation, int groups)
    implements Layer {
  /// Checks that weight and bias belong together.
  ///
  /// @throws ShapeException if the weight has not four axes, or not one filter for each bias
  public Convolution {
    if (weight.rank() != 4 || bias.rank() != 1 || weight.size(0) != bias.size(0)) {
      throw new ShapeException(
          "a convolution needs a weight (outputs, channels, rows, columns) and a bias (outputs); these are %s and %s."
              .formatted(weight.shape(), bias.shape()));
    }
  }

  /// (batch, channels, h, w) becomes (batch, outputs, …): at stride 1 without padding, h − rows + 1
  /// by w − columns + 1.
  ///
  /// @throws ShapeException if the channels do not fit or the images are too small
  @Override
  public Tensor forward(Tensor x) {
    return Calls.run(
        this,
        () -> {
          Tensor sums = x.conv2d(weight, stride, padding, dilation, groups);
          return sums.plus(Normalize.perChannel(bias, sums));
        });
  }

  @Override
  public String toString() {
    String more =
        dilation == 1 && groups == 1
            ? stride == 1 && padding == 0 ? "" : ", %d, %d".formatted(stride, padding)
            : ", %d, %d, %d, %d".formatted(stride, padding, dilation, groups);
    return "conv2d(%d, %d, %d%s)"
        .formatted(weight.size(1) * groups, weight.size(0), weight.size(2), more);
  }
}

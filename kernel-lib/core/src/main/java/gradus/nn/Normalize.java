package gradus.nn;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What the normalizing layers share.
final class Normalize {
  private Normalize() {}

  /// (x − μ) / √(σ² + ε), with μ and the biased σ² over some axes.
  static Tensor standardize(Tensor x, double epsilon, int... axes) {
    Tensor centered = x.minus(x.mean(axes, true));
    return centered.div(centered.square().mean(axes, true).plus(epsilon).sqrt());
  }

  /// Every axis but the one of the channels.
  static int[] allButChannels(Tensor x) {
    return IntStream.range(0, x.rank()).filter(axis -> axis != 1).toArray();
  }

  /// The axes from one on.
  static int[] axesFrom(int first, Tensor x) {
    return IntStream.range(first, x.rank()).toArray();
  }

  /// One number for each channel, shaped to stretch over (batch, channels, …).
  static Tensor perChannel(Tensor channels, Tensor x) {
    int[] sizes = new int[x.rank()];
    Arrays.fill(sizes, 1);
    sizes[1] = channels.numel();
    return channels.reshape(Shape.of(sizes));
  }

  static void requireChannels(String layer, int channels, Tensor x) {
    if (x.rank() < 2 || x.size(1) != channels) {
      throw new ShapeException(
          "%s takes (batch, %d, …); this has shape %s.".formatted(layer, channels, x.shape()));
    }
  }
}

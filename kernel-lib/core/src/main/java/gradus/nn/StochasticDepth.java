package gradus.nn;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/// A residual layer that is sometimes skipped: y = x + b · f(x) / (1 − p), where b is 0 with
/// probability p and 1 otherwise, drawn for each example. When predicting, y = x + f(x).
///
/// Dividing while learning, as for [Dropout], stands for the paper's multiplying by 1 − p when
/// predicting.
///
/// Huang, Sun, Liu, Sedra, Weinberger: *Deep Networks with Stochastic Depth*, ECCV 2016.
public final class StochasticDepth extends Stateful {
  private final double p;
  private final Layer layer;

  /// A layer that may be skipped.
  ///
  /// @param p the probability of skipping it
  /// @param layer f, whose output has the shape of its input
  /// @throws IllegalArgumentException unless 0 ≤ p ≤ 1
  public StochasticDepth(double p, Layer layer) {
    this.p = Dropout.probability("stochastic depth", p);
    this.layer = layer;
  }

  /// (batch, …) stays (batch, …).
  ///
  /// @throws ShapeException if the layer changes the shape
  @Override
  public Tensor forward(Tensor x) {
    Tensor fx = Residual.sameShape(x, layer.forward(x));
    return x.plus(isTraining() && p > 0 ? fx.times(onePerExample(x)) : fx);
  }

  private Tensor onePerExample(Tensor x) {
    int[] sizes = x.shape().toArray();
    if (sizes.length > 0) {
      Arrays.fill(sizes, 1, sizes.length, 1);
    }
    return Dropout.mask(p, x, sizes);
  }

  @Override
  public Map<String, Object> parts() {
    return Map.of("layer", layer);
  }

  @Override
  public String toString() {
    return "stochasticDepth(%s, %s)".formatted(p, layer);
  }
}

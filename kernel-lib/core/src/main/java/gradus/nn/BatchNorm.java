package gradus.nn;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.zeros;

import gradus.tensor.Live;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// Batch normalization: each channel gets mean 0 and variance 1 over the batch, then a scale and a
/// shift that are learned. y = γ (x − μ) / √(σ² + ε) + β.
///
/// While learning, μ and σ² are those of the batch at hand, and running values follow them: running
/// ← (1 − m) · running + m · batch. When predicting, the running values are used, so that an
/// example's result does not depend on its neighbors. As in PyTorch, σ² is divided by n for
/// normalizing and by n − 1 for the running value.
///
/// Ioffe, Szegedy: *Batch Normalization*, ICML 2015.
public final class BatchNorm extends Stateful {
  private final int imageAxes;
  private final double momentum;
  private final double epsilon;
  private final Tensor weight;
  private final Tensor bias;
  private final Tensor runningMean;
  private final Tensor runningVar;

  /// A batch norm with scale 1, shift 0, running mean 0 and running variance 1.
  ///
  /// @param imageAxes 1 for (batch, channels) or (batch, channels, length), 2 for (batch, channels,
  ///   height, width)
  /// @param channels how many channels, at least 1
  /// @param momentum m: how much a batch moves the running values, from 0 to 1
  /// @param epsilon ε: keeps a constant channel from dividing by 0
  /// @throws IllegalArgumentException if one of them cannot be
  public BatchNorm(int imageAxes, int channels, double momentum, double epsilon) {
    if (imageAxes < 1 || imageAxes > 2 || channels < 1) {
      throw new IllegalArgumentException(
          "batch norm needs 1 or 2 image axes and at least one channel, not %d and %d."
              .formatted(imageAxes, channels));
    }
    if (!(momentum >= 0 && momentum <= 1) || !(epsilon >= 0)) {
      throw new IllegalArgumentException(
          "batch norm needs 0 ≤ momentum ≤ 1 and ε ≥ 0, not %s and %s."
              .formatted(momentum, epsilon));
    }
    this.imageAxes = imageAxes;
    this.momentum = momentum;
    this.epsilon = epsilon;
    weight = ones(channels).requiresGrad();
    bias = zeros(channels).requiresGrad();
    runningMean = zeros(channels);
    runningVar = ones(channels);
  }

  /// γ, the scale.
  ///
  /// @return a parameter of shape (channels)
  public Tensor weight() {
    return weight;
  }

  /// β, the shift.
  ///
  /// @return a parameter of shape (channels)
  public Tensor bias() {
    return bias;
  }

  /// The mean that is used when predicting.
  ///
  /// @return a buffer of shape (channels)
  public Tensor runningMean() {
    return runningMean;
  }

  /// The variance that is used when predicting.
  ///
  /// @return a buffer of shape (channels)
  public Tensor runningVar() {
    return runningVar;
  }

  /// (batch, channels, …) stays (batch, channels, …).
  ///
  /// @throws ShapeException if the channels do not fit, or if there is only one number for each
  ///   channel to learn a variance from
  @Override
  public Tensor forward(Tensor x) {
    checkShape(x);
    return Calls.run(
        this,
        () -> {
          boolean learning = isTraining() && x.numel() > 0;
          Tensor normal = learning ? byTheBatch(x) : byTheRunningValues(x);
          return normal.times(Normalize.perChannel(weight, x)).plus(Normalize.perChannel(bias, x));
        });
  }

  private void checkShape(Tensor x) {
    int channels = weight.numel();
    boolean rankFits = imageAxes == 2 ? x.rank() == 4 : x.rank() == 2 || x.rank() == 3;
    if (!rankFits || x.size(1) != channels) {
      String wanted =
          imageAxes == 2
              ? "(batch, %1$d, height, width)"
              : "(batch, %1$d) or (batch, %1$d, length)";
      throw new ShapeException(
          "%s takes %s; this has shape %s.".formatted(this, wanted.formatted(channels), x.shape()));
    }
    if (isTraining() && x.numel() == channels) {
      throw new ShapeException(
          "%s cannot learn from shape %s: one number for each channel has no variance."
                  .formatted(this, x.shape())
              + "\nUse a larger batch, or call eval() on the model to predict for one example.");
    }
  }

  private Tensor byTheBatch(Tensor x) {
    int[] axes = Normalize.allButChannels(x);
    Tensor mean = x.mean(axes, true);
    Tensor centered = x.minus(mean);
    Tensor variance = centered.square().mean(axes, true);
    try (var _ = noGrad()) {
      double n = x.numel() / (double) weight.numel();
      follow(runningMean, mean);
      follow(runningVar, variance.times(n / (n - 1)));
    }
    return centered.div(variance.plus(epsilon).sqrt());
  }

  private void follow(Tensor running, Tensor batch) {
    Tensor flat = batch.reshape(running.shape());
    running.assign(running.times(1 - momentum).plus(flat.times(momentum)));
  }

  private Tensor byTheRunningValues(Tensor x) {
    Live.changing(runningMean);
    Live.changing(runningVar);
    return x.minus(Normalize.perChannel(runningMean, x))
        .div(Normalize.perChannel(runningVar, x).plus(epsilon).sqrt());
  }

  @Override
  public Map<String, Object> parts() {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("weight", weight);
    parts.put("bias", bias);
    parts.put("runningMean", runningMean);
    parts.put("runningVar", runningVar);
    return parts;
  }

  @Override
  public String toString() {
    return "batchNorm%dd(%d)".formatted(imageAxes, weight.numel());
  }
}

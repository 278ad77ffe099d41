package gradus.loss;

import gradus.tensor.CrossEntropy;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Cross-entropy from logits, in all its forms.
final class CrossEntropies {
  private final Tensor logits;
  private final Tensor target;
  private final boolean byNumber;

  CrossEntropies(Tensor logits, Tensor target) {
    if (logits.rank() != 2) {
      throw new ShapeException(
          "crossEntropy needs logits of shape (batch, classes); these have shape %s."
              .formatted(logits.shape()));
    }
    this.logits = logits;
    this.target = target;
    int batch = logits.size(0);
    byNumber = target.rank() == 1 && target.size(0) == batch;
    if (byNumber) {
      Checks.requireClasses(target, classes());
    } else if (!target.shape().equals(logits.shape())) {
      throw new ShapeException(
          ("crossEntropy with logits %s needs as target one class number for each row, shape (%d), or"
                  + " one probability for each logit, shape %s; this target has shape %s.")
              .formatted(logits.shape(), batch, logits.shape(), target.shape()));
    }
  }

  private int classes() {
    return logits.size(1);
  }

  /// All classes count the same.
  Tensor plain(Reduction reduction) {
    Tensor each =
        byNumber
            ? Tensor.apply(new CrossEntropy(false), logits, target)
            : logits.logSoftmax(1).negate().times(target).sum(1);
    return reduction.of("crossEntropy", each);
  }

  Tensor weighted(Tensor weights, double smoothing, Reduction reduction) {
    Checks.requireWeight("a class weight", weights, classes());
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException(
          "label smoothing gives away a part of the truth, from 0 to 1; %s is none."
              .formatted(smoothing));
    }
    Tensor perRow = weights.broadcastTo(logits.shape());
    Tensor cost = logits.logSoftmax(1).negate().times(perRow);
    Tensor each = byNumber ? ofTarget(cost) : cost.times(target).sum(1);
    if (smoothing > 0) {
      // What the classes cost on average, whatever the target.
      each = each.times(1 - smoothing).plus(cost.mean(1).times(smoothing));
    }
    if (reduction == Reduction.MEAN && byNumber) {
      // What PyTorch does with class numbers, and only with them.
      return Checks.notEmpty("crossEntropy", each).sum().div(ofTarget(perRow).sum());
    }
    return reduction.of("crossEntropy", each);
  }

  /// From each row, the number that belongs to its class. Others may be infinite.
  private Tensor ofTarget(Tensor rows) {
    return rows.gather(1, target.reshape(Shape.of(target.numel(), 1))).squeeze(1);
  }
}

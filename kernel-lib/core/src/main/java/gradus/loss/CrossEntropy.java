package gradus.loss;

import static gradus.tensor.Tensors.oneHot;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// Cross-entropy from logits, in all its forms.
final class CrossEntropy {
  private final Tensor logits;
  private final Tensor target;
  private final boolean byNumber;

  CrossEntropy(Tensor logits, Tensor target) {
    if (logits.rank() != 2) {
      throw new ShapeException(
          "crossEntropy needs logits of shape (batch, classes); these have shape %s."
              .formatted(logits.shape()));
    }
    this.logits = logits;
    this.target = target;
    int batch = logits.size(0);
    byNumber = target.rank() == 1 && target.size(0) == batch;
    if (!byNumber && !target.shape().equals(logits.shape())) {
      throw new ShapeException(
          ("crossEntropy with logits %s needs as target one class number for each row, shape (%d), or"
                  + " one probability for each logit, shape %s; this target has shape %s.")
              .formatted(logits.shape(), batch, logits.shape(), target.shape()));
    }
  }

  /// All classes count the same.
  Tensor plain(Reduction reduction) {
    return reduction.of("crossEntropy", rows(probabilities()));
  }

  Tensor weighted(Tensor weights, double smoothing, Reduction reduction) {
    Checks.requireWeight("a class weight", weights, classes());
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException(
          "label smoothing gives away a part of the truth, from 0 to 1; %s is none."
              .formatted(smoothing));
    }
    Tensor y = probabilities();
    Tensor soft = smoothing == 0 ? y : y.times(1 - smoothing).plus(smoothing / classes());
    Tensor each = rows(soft.times(weights));
    if (reduction == Reduction.MEAN && byNumber) {
      // What PyTorch does with class numbers, and only with them.
      return Checks.notEmpty("crossEntropy", each).sum().div(y.times(weights).sum());
    }
    return reduction.of("crossEntropy", each);
  }

  private Tensor rows(Tensor y) {
    return logits.logSoftmax(1).negate().times(y).sum(1);
  }

  private Tensor probabilities() {
    return byNumber ? oneHot(target, classes()).to(logits.dtype()) : target;
  }

  private int classes() {
    return logits.size(1);
  }
}

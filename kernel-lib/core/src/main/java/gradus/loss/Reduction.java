package gradus.loss;

import gradus.tensor.Tensor;

/// What becomes of the losses of a batch.
public enum Reduction {
  /// Their mean: the size of the batch then does not change the size of a step. The default.
  MEAN,
  /// Their sum.
  SUM,
  /// They stay as they are, one for each.
  NONE;

  Tensor of(String loss, Tensor each) {
    return switch (this) {
      case MEAN -> Checks.notEmpty(loss, each).mean();
      case SUM -> each.sum();
      case NONE -> each;
    };
  }
}

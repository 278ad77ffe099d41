package gradus.loss;

import static gradus.tensor.Tensors.oneHot;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;

/// How wrong a prediction is. Each loss is the mean over the batch: a single number to call
/// `backward()` on. A notebook has these names without an import.
///
/// A loss never broadcasts: (n, 1) against (n) would compare every prediction with every target.
public final class Losses {
  private Losses() {}

  /// The mean squared error: mean of (ŷ − y)².
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ
  public static Tensor mse(Tensor prediction, Tensor target) {
    requireSameShape("mse", "prediction", prediction, target);
    return prediction.minus(target).square().mean();
  }

  /// Binary cross-entropy from logits: mean of −y ln σ(z) − (1 − y) ln(1 − σ(z)).
  ///
  /// Computed as ln(1 + eᶻ) − y z, which neither overflows nor loses digits. In nats.
  ///
  /// @param logits z, before the sigmoid
  /// @param target y, from 0 to 1, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ
  public static Tensor bceWithLogits(Tensor logits, Tensor target) {
    requireSameShape("bceWithLogits", "logits", logits, target);
    return logits.softplus().minus(target.times(logits)).mean();
  }

  /// Cross-entropy from logits: mean over the rows of −Σ yₖ ln softmax(z)ₖ. In nats.
  ///
  /// @param logits z, of shape (batch, classes), before the softmax
  /// @param target either class numbers of shape (batch), or probabilities of shape (batch,
  ///   classes)
  /// @return the mean over the rows
  /// @throws ShapeException if the shapes do not belong together
  /// @throws IllegalArgumentException if a class number is none
  public static Tensor crossEntropy(Tensor logits, Tensor target) {
    if (logits.rank() != 2) {
      throw new ShapeException(
          "crossEntropy needs logits of shape (batch, classes); these have shape %s."
              .formatted(logits.shape()));
    }
    int batch = logits.size(0);
    int classes = logits.size(1);
    Tensor y;
    if (target.shape().equals(logits.shape())) {
      y = target;
    } else if (target.rank() == 1 && target.size(0) == batch) {
      y = oneHot(target, classes);
    } else {
      throw new ShapeException(
          ("crossEntropy with logits %s needs as target one class number for each row, shape (%d), or"
                  + " one probability for each logit, shape %s; this target has shape %s.")
              .formatted(logits.shape(), batch, logits.shape(), target.shape()));
    }
    return logits.logSoftmax(1).negate().times(y).sum(1).mean();
  }

  private static void requireSameShape(String loss, String what, Tensor left, Tensor right) {
    if (!left.shape().equals(right.shape())) {
      throw new ShapeException(
          "%s compares number with number, so both must have the same shape: the %s %s %s, the target has %s.%s"
              .formatted(
                  loss,
                  what,
                  what.equals("logits") ? "have" : "has",
                  left.shape(),
                  right.shape(),
                  left.numel() == right.numel()
                      ? "\nDid you mean target.reshape%s?".formatted(left.shape())
                      : ""));
    }
  }
}

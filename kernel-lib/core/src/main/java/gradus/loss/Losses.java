package gradus.loss;

import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.List;

/// How wrong a prediction is. Each loss is the mean over the batch, a single number to call
/// `backward()` on, unless a [Reduction] says otherwise. A notebook has these names without an
/// import.
///
/// A loss never broadcasts: (n, 1) against (n) would compare every prediction with every target.
/// The mean over an empty batch is an error here; PyTorch answers NaN, which would spoil every
/// weight.
public final class Losses {
  private Losses() {}

  // Numbers.

  /// The mean squared error: mean of (ŷ − y)².
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ, or if there are no numbers
  public static Tensor mse(Tensor prediction, Tensor target) {
    return mse(prediction, target, Reduction.MEAN);
  }

  /// Squared errors: (ŷ − y)².
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @param reduction what becomes of them
  /// @return their mean or sum, or one for each number
  /// @throws ShapeException if the shapes differ, or if there is no mean
  public static Tensor mse(Tensor prediction, Tensor target, Reduction reduction) {
    Checks.requireSameShape("mse", "prediction", prediction, target);
    return reduction.of("mse", prediction.minus(target).square());
  }

  /// The mean absolute error: mean of |ŷ − y|. The slope where both are equal is taken as 0.
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ, or if there are no numbers
  public static Tensor mae(Tensor prediction, Tensor target) {
    return mae(prediction, target, Reduction.MEAN);
  }

  /// Absolute errors: |ŷ − y|.
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @param reduction what becomes of them
  /// @return their mean or sum, or one for each number
  /// @throws ShapeException if the shapes differ, or if there is no mean
  public static Tensor mae(Tensor prediction, Tensor target, Reduction reduction) {
    Checks.requireSameShape("mae", "prediction", prediction, target);
    return reduction.of("mae", prediction.minus(target).abs());
  }

  /// The Huber loss with δ = 1.
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ, or if there are no numbers
  public static Tensor huber(Tensor prediction, Tensor target) {
    return huber(prediction, target, 1, Reduction.MEAN);
  }

  /// The Huber loss of e = ŷ − y: ½e² where |e| ≤ δ, else δ(|e| − ½δ). Like the squared error near
  /// the target, like the absolute error for outliers.
  ///
  /// Huber: *Robust Estimation of a Location Parameter*, 1964.
  ///
  /// @param prediction ŷ
  /// @param target y, of the same shape
  /// @param delta δ, where the parabola becomes a line
  /// @param reduction what becomes of them
  /// @return their mean or sum, or one for each number
  /// @throws ShapeException if the shapes differ, or if there is no mean
  /// @throws IllegalArgumentException unless δ is above 0
  public static Tensor huber(Tensor prediction, Tensor target, double delta, Reduction reduction) {
    Checks.requireSameShape("huber", "prediction", prediction, target);
    if (!(delta > 0)) {
      throw new IllegalArgumentException(
          "the δ of the Huber loss must be above 0; this is %s.".formatted(delta));
    }
    Tensor e = prediction.minus(target);
    Tensor c = e.clamp(-delta, delta);
    // With c = e in the middle this is ½e², with c = ±δ it is δ|e| − ½δ².
    return reduction.of("huber", c.times(e.minus(c.times(0.5))));
  }

  // Yes or no.

  /// Binary cross-entropy from logits: mean of −y ln σ(z) − (1 − y) ln(1 − σ(z)), in nats.
  ///
  /// Computed as (1 − y) z + ln(1 + e⁻ᶻ), which does not overflow.
  ///
  /// @param logits z, before the sigmoid
  /// @param target y, from 0 to 1, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ, or if there are no numbers
  public static Tensor bceWithLogits(Tensor logits, Tensor target) {
    return bceWithLogits(logits, target, Reduction.MEAN);
  }

  /// Binary cross-entropy from logits.
  ///
  /// @param logits z, before the sigmoid
  /// @param target y, from 0 to 1, of the same shape
  /// @param reduction what becomes of them
  /// @return their mean or sum, or one for each number
  /// @throws ShapeException if the shapes differ, or if there is no mean
  public static Tensor bceWithLogits(Tensor logits, Tensor target, Reduction reduction) {
    Checks.requireSameShape("bceWithLogits", "logits", logits, target);
    Tensor ifZero = target.negate().plus(1).times(logits);
    return reduction.of("bceWithLogits", ifZero.plus(logits.negate().softplus()));
  }

  /// Binary cross-entropy from logits in which a yes counts more than a no: −w y ln σ(z) − (1 − y)
  /// ln(1 − σ(z)). With 3 % of yes, the weight 97/3 = 32.3 makes both sides count the same.
  ///
  /// As in PyTorch, the mean divides by the count, not by the weights.
  ///
  /// @param logits z, before the sigmoid; the last axis are the classes
  /// @param target y, from 0 to 1, of the same shape
  /// @param positiveWeight w, one number or one for each class
  /// @param reduction what becomes of them
  /// @return their mean or sum, or one for each number
  /// @throws ShapeException if the shapes do not belong together, or if there is no mean
  public static Tensor bceWithLogits(
      Tensor logits, Tensor target, Tensor positiveWeight, Reduction reduction) {
    Checks.requireSameShape("bceWithLogits", "logits", logits, target);
    Checks.requireWeight(
        "a positive weight", positiveWeight, logits.rank() == 0 ? 1 : logits.size(-1));
    Tensor ifZero = target.negate().plus(1).times(logits);
    Tensor weight = positiveWeight.minus(1).times(target).plus(1);
    return reduction.of("bceWithLogits", ifZero.plus(weight.times(logits.negate().softplus())));
  }

  /// Binary cross-entropy from probabilities: mean of −y ln p − (1 − y) ln(1 − p), in nats.
  ///
  /// As in PyTorch, a logarithm is never less than −100, so that p = 0 costs 100 and not ∞. Where
  /// there are logits, [#bceWithLogits] is exact.
  ///
  /// @param probabilities p, from 0 to 1
  /// @param target y, from 0 to 1, of the same shape
  /// @return the mean over all numbers
  /// @throws ShapeException if the shapes differ, or if there are no numbers
  /// @throws IllegalArgumentException if a number is no probability
  public static Tensor bce(Tensor probabilities, Tensor target) {
    return bce(probabilities, target, Reduction.MEAN);
  }

  /// Binary cross-entropy from probabilities.
  ///
  /// @param probabilities p, from 0 to 1
  /// @param target y, from 0 to 1, of the same shape
  /// @param reduction what becomes of them
  /// @return their mean or sum, or one for each number
  /// @throws ShapeException if the shapes differ, or if there is no mean
  /// @throws IllegalArgumentException if a number is no probability
  public static Tensor bce(Tensor probabilities, Tensor target, Reduction reduction) {
    Checks.requireSameShape("bce", "probabilities", probabilities, target);
    return reduction.of("bce", Tensor.apply(new BinaryCrossEntropy(), probabilities, target));
  }

  // One of several classes.

  /// Cross-entropy from logits: mean over the rows of −Σ yₖ ln softmax(z)ₖ. In nats.
  ///
  /// @param logits z, of shape (batch, classes), before the softmax
  /// @param target either class numbers of shape (batch), or probabilities of shape (batch,
  ///   classes), such as [one-hot rows][gradus.tensor.Tensors#oneHot]
  /// @return the mean over the rows
  /// @throws ShapeException if the shapes do not belong together, or if there are no rows
  /// @throws IllegalArgumentException if a class number is none
  public static Tensor crossEntropy(Tensor logits, Tensor target) {
    return crossEntropy(logits, target, Reduction.MEAN);
  }

  /// Cross-entropy from logits.
  ///
  /// @param logits z, of shape (batch, classes), before the softmax
  /// @param target class numbers of shape (batch), or probabilities of shape (batch, classes)
  /// @param reduction what becomes of the rows
  /// @return their mean or sum, or one for each row
  /// @throws ShapeException if the shapes do not belong together, or if there is no mean
  /// @throws IllegalArgumentException if a class number is none
  public static Tensor crossEntropy(Tensor logits, Tensor target, Reduction reduction) {
    return new CrossEntropies(logits, target).plain(reduction);
  }

  /// Cross-entropy from logits with class weights and label smoothing: −Σ wₖ y'ₖ ln softmax(z)ₖ,
  /// where y' = (1 − ε) y + ε/K gives a part ε of the truth to all K classes alike.
  ///
  /// As in PyTorch, the mean over class numbers divides by the sum of the weights of these classes,
  /// and the mean over probabilities by the number of rows.
  ///
  /// Szegedy, Vanhoucke, Ioffe, Shlens, Wojna: *Rethinking the Inception Architecture*, CVPR 2016.
  ///
  /// @param logits z, of shape (batch, classes), before the softmax
  /// @param target class numbers of shape (batch), or probabilities of shape (batch, classes)
  /// @param weights w, one for each class; `tensor(1)` for none
  /// @param smoothing ε, from 0 to 1
  /// @param reduction what becomes of the rows
  /// @return their mean or sum, or one for each row
  /// @throws ShapeException if the shapes do not belong together, or if there is no mean
  /// @throws IllegalArgumentException if a class number or ε is none
  public static Tensor crossEntropy(
      Tensor logits, Tensor target, Tensor weights, double smoothing, Reduction reduction) {
    return new CrossEntropies(logits, target).weighted(weights, smoothing, reduction);
  }

  /// The perplexity, e to the cross-entropy: among how many equally likely classes the model might
  /// as well be choosing.
  ///
  /// @param logits z, of shape (batch, classes), before the softmax
  /// @param target class numbers of shape (batch), or probabilities of shape (batch, classes)
  /// @return a number from 1 on, for class numbers
  /// @throws ShapeException if the shapes do not belong together, or if there are no rows
  public static Tensor perplexity(Tensor logits, Tensor target) {
    return crossEntropy(logits, target).exp();
  }

  // Penalties, to be added to a loss.

  /// λ Σ|w|, which drives weights to exactly 0: its slope is λ whatever the size of w.
  ///
  /// @param parameters the weights w; biases are usually left out
  /// @param lambda λ
  /// @return the penalty
  /// @throws IllegalArgumentException if there are no parameters
  public static Tensor l1Penalty(List<Tensor> parameters, double lambda) {
    return total(parameters.stream().map(w -> w.abs().sum()).toList()).times(lambda);
  }

  /// λ Σw², which keeps weights small. Its gradient is 2λw.
  ///
  /// An optimizer's *weight decay* λ adds λw, so it is this penalty with λ/2; for plain gradient
  /// descent the two are then the same. For Adam they are not: AdamW shrinks the weights apart from
  /// the gradient, while this penalty goes through Adam's scaling.
  ///
  /// @param parameters the weights w; biases are usually left out
  /// @param lambda λ
  /// @return the penalty
  /// @throws IllegalArgumentException if there are no parameters
  public static Tensor l2Penalty(List<Tensor> parameters, double lambda) {
    return total(parameters.stream().map(w -> w.square().sum()).toList()).times(lambda);
  }

  private static Tensor total(List<Tensor> sums) {
    return sums.stream()
        .reduce(Tensor::plus)
        .orElseThrow(
            () -> new IllegalArgumentException("there is nothing to penalize: no parameters."));
  }
}

package gradus.nn;

import static gradus.tensor.Tensors.bernoulli;

import gradus.tensor.Tensor;

/// While a model learns, sets each number to 0 with probability p and divides the others by 1 − p,
/// so that the expected value stays; when it predicts, changes nothing.
///
/// This is *inverted* dropout. The classic one multiplies by 1 − p at prediction time instead. No
/// unit can lean on one other unit, and what is learned acts like the mean of 2ⁿ thinned networks.
///
/// Source: N. Srivastava and others, *Dropout*, JMLR 15 (2014), pages 1929–1958.
public final class Dropout extends Stateful {
  private final double p;

  /// A dropout layer.
  ///
  /// @param p the probability of dropping a number
  /// @throws IllegalArgumentException unless 0 ≤ p ≤ 1
  public Dropout(double p) {
    this.p = probability("dropout", p);
  }

  static double probability(String layer, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s takes the probability of dropping, from 0 to 1; %s is none.".formatted(layer, p));
    }
    return p;
  }

  /// The probability of dropping a number.
  ///
  /// @return p
  public double p() {
    return p;
  }

  @Override
  public Tensor forward(Tensor x) {
    return Calls.run(
        this, () -> isTraining() && p > 0 ? x.times(mask(p, x, x.shape().toArray())) : x);
  }

  /// 0 with probability p, else 1/(1 − p).
  static Tensor mask(double p, Tensor like, int... sizes) {
    Tensor kept = bernoulli(1 - p, sizes).to(like.dtype());
    return p == 1 ? kept : kept.div(1 - p);
  }

  @Override
  public String toString() {
    return "dropout(%s)".formatted(p);
  }
}

package gradus.optim;

import gradus.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adam: each parameter steps by its mean gradient, measured in its own typical gradient size.
///
/// ```text
/// m ← β₁ m + (1 − β₁) g          m̂ = m / (1 − β₁ᵗ)
/// v ← β₂ v + (1 − β₂) g²         v̂ = v / (1 − β₂ᵗ)
/// θ ← θ − rate · m̂ / (√v̂ + ε)
/// ```
///
/// Kingma and Ba, *Adam: A Method for Stochastic Optimization*, 2015.
public final class Adam extends Optimizer {
  private record Moments(int t, Tensor m, Tensor v) {}

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final Map<Integer, Moments> moments = new HashMap<>();

  /// Adam with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  public Adam(List<Tensor> parameters, double rate) {
    this(parameters, rate, 0.9, 0.999, 1e-8);
  }

  /// Adam with constants of your own.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta1 how much of the mean gradient is kept at each step, from 0 up to 1
  /// @param beta2 how much of the mean squared gradient is kept at each step, from 0 up to 1
  /// @param epsilon keeps the division tame where gradients are tiny
  /// @throws IllegalArgumentException if a β is not in \[0, 1), or if ε is negative
  public Adam(List<Tensor> parameters, double rate, double beta1, double beta2, double epsilon) {
    super(parameters, rate);
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon >= 0)) {
      throw new IllegalArgumentException(
          "Adam needs 0 ≤ β < 1 and ε ≥ 0, not β₁ = %s, β₂ = %s, ε = %s."
              .formatted(beta1, beta2, epsilon));
    }
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  @Override
  protected void update(int i, Tensor parameter, Tensor g) {
    var before = moments.get(i);
    Tensor m = g.times(1 - beta1);
    Tensor v = g.square().times(1 - beta2);
    int t = 1;
    if (before != null) {
      m = m.plus(before.m.times(beta1));
      v = v.plus(before.v.times(beta2));
      t = before.t + 1;
    }
    moments.put(i, new Moments(t, m, v));
    Tensor mHat = m.div(1 - StrictMath.pow(beta1, t));
    Tensor vHat = v.div(1 - StrictMath.pow(beta2, t));
    parameter.assign(parameter.minus(mHat.div(vHat.sqrt().plus(epsilon)).times(rate())));
  }
}

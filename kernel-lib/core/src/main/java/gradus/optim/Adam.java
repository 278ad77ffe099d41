package gradus.optim;

import gradus.tensor.Tensor;
import java.util.List;

/// Each number steps by its mean gradient, measured in its own typical gradient size.
///
/// ```text
/// m ← β₁ m + (1 − β₁) g          m̂ = m / (1 − β₁ᵗ)
/// v ← β₂ v + (1 − β₂) g²         v̂ = v / (1 − β₂ᵗ)
/// θ ← θ − rate · m̂ / (√v̂ + ε)
/// ```
///
/// Weight decay is added to the gradient, g + λ θ, and so is divided by √v̂ too; [AdamW] mends
/// that.
///
/// Kingma and Ba, *Adam: A Method for Stochastic Optimization*, 2015.
public final class Adam extends Optimizer {
  private final Moments moments;

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
    moments = new Moments(beta1, beta2, epsilon);
  }

  @Override
  protected Tensor next(Update u) {
    return u.parameter().minus(moments.move(u, u.gradientWithDecay()));
  }
}

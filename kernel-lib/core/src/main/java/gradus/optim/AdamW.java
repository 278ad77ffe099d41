package gradus.optim;

import gradus.tensor.Tensor;
import java.util.List;

/// Adam whose weight decay is a step of its own and does not pass through the moments.
///
/// ```text
/// m̂ and v̂ as in Adam, from g alone
/// θ ← θ − rate · λ θ − rate · m̂ / (√v̂ + ε)
/// ```
///
/// λ is 0.01 unless [#weightDecay] says otherwise.
///
/// Loshchilov and Hutter, *Decoupled Weight Decay Regularization*, 2019.
public final class AdamW extends Optimizer {
  private final Moments moments;

  /// AdamW with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and weight decay 0.01.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  public AdamW(List<Tensor> parameters, double rate) {
    this(parameters, rate, 0.9, 0.999, 1e-8);
  }

  /// AdamW with constants of your own.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta1 how much of the mean gradient is kept at each step, from 0 up to 1
  /// @param beta2 how much of the mean squared gradient is kept at each step, from 0 up to 1
  /// @param epsilon keeps the division tame where gradients are tiny
  /// @throws IllegalArgumentException if a β is not in \[0, 1), or if ε is negative
  public AdamW(List<Tensor> parameters, double rate, double beta1, double beta2, double epsilon) {
    super(parameters, rate);
    moments = new Moments(beta1, beta2, epsilon);
    groups().getFirst().setWeightDecay(0.01);
  }

  @Override
  protected Tensor next(Update u) {
    Tensor theta = u.parameter();
    Tensor shrunk =
        u.weightDecay() == 0
            ? theta
            : theta.minus(theta.times(u.number(s -> s.rate() * s.weightDecay())));
    return shrunk.minus(moments.move(u, u.gradient()));
  }
}

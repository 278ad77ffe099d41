package gradus.optim;

import gradus.tensor.Tensor;
import java.util.List;

/// Gradient descent.
///
/// ```text
/// θ ← θ − rate · g
/// ```
///
/// "Stochastic" when the gradient comes from a random batch rather than from all data. Weight decay
/// is added to the gradient: g + λ θ.
///
/// Robbins and Monro, *A Stochastic Approximation Method*, 1951.
public final class Sgd extends Optimizer {
  /// Gradient descent for some parameters.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  public Sgd(List<Tensor> parameters, double rate) {
    super(parameters, rate);
  }

  @Override
  protected Tensor next(Update u) {
    return u.parameter().minus(u.gradientWithDecay().times(u.number(StepNumbers::rate)));
  }
}

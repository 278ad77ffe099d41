package gradus.optim;

import gradus.tensor.Tensor;
import java.util.List;

/// Momentum that already counts the velocity which this gradient will leave behind.
///
/// ```text
/// v ← β v + g
/// θ ← θ − rate · (g + β v)
/// ```
///
/// The form of Sutskever and others and of PyTorch: the gradient is measured at θ itself. Nesterov
/// measures it at the look-ahead point θ − rate · β v; [Momentum#lookAhead] does that. θ here walks
/// where the look-ahead points of that form lie. Weight decay is added to the gradient: g + λ θ.
///
/// Nesterov, *A Method for Solving the Convex Programming Problem with Convergence Rate O(1/k²)*,
/// 1983; Sutskever, Martens, Dahl and Hinton, *On the Importance of Initialization and Momentum in
/// Deep Learning*, 2013.
public final class Nesterov extends Optimizer {
  private final double beta;

  /// Nesterov momentum for some parameters.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta β, how much of the velocity is kept at each step; 0.9 is usual
  /// @throws IllegalArgumentException if β is negative, infinite or NaN
  public Nesterov(List<Tensor> parameters, double rate, double beta) {
    super(parameters, rate);
    this.beta = ParameterGroup.checked("β", beta);
  }

  @Override
  protected Tensor next(Update u) {
    Tensor g = u.gradientWithDecay();
    Tensor v = u.keep("v", u.last("v").times(beta).plus(g));
    return u.parameter().minus(g.plus(v.times(beta)).times(u.number(StepNumbers::rate)));
  }
}

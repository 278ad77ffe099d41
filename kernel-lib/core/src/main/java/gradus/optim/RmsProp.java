package gradus.optim;

import gradus.tensor.Tensor;
import java.util.List;

/// AdaGrad that forgets: the gradient is measured in its own recent size.
///
/// ```text
/// v ← β v + (1 − β) g²
/// θ ← θ − rate · g / (√v + ε)
/// ```
///
/// ε stands outside the root, as in PyTorch, and the first v is not corrected for starting at 0.
/// Weight decay is added to the gradient: g + λ θ.
///
/// Hinton, *Neural Networks for Machine Learning*, lecture 6e, 2012.
public final class RmsProp extends Optimizer {
  private final double beta;
  private final double epsilon;
  private boolean insideRoot;

  /// RMSProp with β = 0.99 and ε = 10⁻⁸.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  public RmsProp(List<Tensor> parameters, double rate) {
    this(parameters, rate, 0.99, 1e-8);
  }

  /// RMSProp with constants of your own.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta how much of the mean squared gradient is kept at each step; Hinton took 0.9
  /// @param epsilon keeps the division tame where gradients are tiny
  /// @throws IllegalArgumentException if β or ε is negative, infinite or NaN
  public RmsProp(List<Tensor> parameters, double rate, double beta, double epsilon) {
    super(parameters, rate);
    this.beta = ParameterGroup.checked("β", beta);
    this.epsilon = ParameterGroup.checked("ε", epsilon);
  }

  /// From now on ε stands inside the root, √(v + ε), as some texts write it.
  ///
  /// The first step for g = 10⁻⁶, with rate 0.01, β 0.9 and ε 10⁻⁸, is 0.0307 with ε outside and
  /// 0.0001 with ε inside.
  ///
  /// @return this optimizer
  public RmsProp epsilonInsideRoot() {
    insideRoot = true;
    return this;
  }

  @Override
  protected Tensor next(Update u) {
    Tensor g = u.gradientWithDecay();
    Tensor v = u.keep("v", u.last("v").times(beta).plus(g.square().times(1 - beta)));
    Tensor root = insideRoot ? v.plus(epsilon).sqrt() : v.sqrt().plus(epsilon);
    return u.parameter().minus(g.times(u.number(StepNumbers::rate)).div(root));
  }
}

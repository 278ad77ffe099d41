package gradus.optim;

import gradus.tensor.Tensor;
import java.util.List;

/// Each number has a rate of its own, which falls as its gradients add up.
///
/// ```text
/// G ← G + g²
/// θ ← θ − rate · g / (√G + ε)
/// ```
///
/// ε stands outside the root, as in PyTorch. Weight decay is added to the gradient: g + λ θ.
///
/// Duchi, Hazan and Singer, *Adaptive Subgradient Methods for Online Learning and Stochastic
/// Optimization*, 2011.
public final class AdaGrad extends Optimizer {
  private final double epsilon;
  private boolean insideRoot;

  /// AdaGrad with ε = 10⁻¹⁰.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  public AdaGrad(List<Tensor> parameters, double rate) {
    this(parameters, rate, 1e-10);
  }

  /// AdaGrad with an ε of your own.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param epsilon keeps the division tame where gradients are tiny
  /// @throws IllegalArgumentException if ε is negative, infinite or NaN
  public AdaGrad(List<Tensor> parameters, double rate, double epsilon) {
    super(parameters, rate);
    this.epsilon = ParameterGroup.checked("ε", epsilon);
  }

  /// From now on ε stands inside the root, √(G + ε), as some texts write it.
  ///
  /// @return this optimizer
  public AdaGrad epsilonInsideRoot() {
    insideRoot = true;
    return this;
  }

  @Override
  protected Tensor next(Update u) {
    Tensor g = u.gradientWithDecay();
    Tensor sum = u.keep("G", u.last("G").plus(g.square()));
    Tensor root = insideRoot ? sum.plus(epsilon).sqrt() : sum.sqrt().plus(epsilon);
    return u.parameter().minus(g.times(u.number(StepNumbers::rate)).div(root));
  }
}

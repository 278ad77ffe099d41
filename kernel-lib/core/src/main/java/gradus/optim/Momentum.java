package gradus.optim;

import static gradus.tensor.Context.noGrad;

import gradus.tensor.Scope;
import gradus.tensor.Tensor;
import java.util.List;

/// Gradient descent with inertia: steps in a steady direction add up, steps back and forth cancel.
///
/// ```text
/// v ← β v + g
/// θ ← θ − rate · v
/// ```
///
/// PyTorch's form, without a factor 1 − β before g: a steady gradient ends in steps 1 / (1 − β)
/// times as long. Weight decay is added to the gradient: g + λ θ.
///
/// Polyak, *Some Methods of Speeding up the Convergence of Iteration Methods*, 1964.
public final class Momentum extends Optimizer {
  private final double beta;

  /// Momentum for some parameters.
  ///
  /// @param parameters what it may change
  /// @param rate the learning rate
  /// @param beta β, how much of the velocity is kept at each step; 0.9 is usual
  /// @throws IllegalArgumentException if β is negative, infinite or NaN
  public Momentum(List<Tensor> parameters, double rate, double beta) {
    super(parameters, rate);
    this.beta = ParameterGroup.checked("β", beta);
  }

  @Override
  protected Tensor next(Update u) {
    Tensor v = u.keep("v", u.last("v").times(beta).plus(u.gradientWithDecay()));
    return u.parameter().minus(v.times(u.number(StepNumbers::rate)));
  }

  /// Moves the parameters to where the velocity is about to carry them, θ − rate · β v, until the
  /// scope ends. A gradient measured there makes the next step Nesterov's of 1983:
  ///
  /// ```text
  /// v ← β v + ∇L(θ − rate · β v)
  /// θ ← θ − rate · v
  /// ```
  ///
  /// [Nesterov] is the form without the detour that frameworks use.
  ///
  /// ```java
  /// var x = tensor(-4).requiresGrad();
  /// var optimizer = momentum(List.of(x), 0.3, 0.9);
  /// for (int step = 0; step < 2; step++) {
  ///   optimizer.zeroGrad();
  ///   try (var _ = optimizer.lookAhead()) {
  ///     x.square().div(2).backward();
  ///   }
  ///   optimizer.step();
  /// }
  /// x.item(); // -1.204
  /// ```
  ///
  /// @return the scope; call `backward()` inside and `step()` after it
  public Scope lookAhead() {
    List<Tensor> here;
    try (var _ = noGrad()) {
      here = parameters().stream().map(Tensor::contiguous).toList();
      int i = 0;
      for (ParameterGroup group : groups()) {
        for (Tensor parameter : group.parameters()) {
          parameter.assign(parameter.minus(kept(i++, "v").times(beta).times(group.rate())));
        }
      }
    }
    return () -> {
      for (int i = 0; i < here.size(); i++) {
        parameters().get(i).assign(here.get(i));
      }
    };
  }
}

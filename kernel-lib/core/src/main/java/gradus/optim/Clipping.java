package gradus.optim;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.nn.Layer;
import gradus.tensor.GradientException;
import gradus.tensor.Live;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.List;

/// Keeps gradients from growing too long: call after `backward()` and before `step()`. A notebook
/// has these names without an import.
///
/// ```java
/// var model = linear(2, 1);
/// model.forward(ones(4, 2).times(100)).square().mean().backward();
/// clipNorm(model, 1);
/// clipNorm(model, 5); // 1
/// ```
public final class Clipping {
  private Clipping() {}

  /// Limits every number of every gradient to −limit … limit. The direction may change.
  ///
  /// @param model whose gradients are limited
  /// @param limit the largest size, 0 or more
  public static void clipValue(Layer model, double limit) {
    clipValue(model.parameters(), limit);
  }

  /// Limits every number of every gradient to −limit … limit. The direction may change.
  ///
  /// @param parameters whose gradients are limited
  /// @param limit the largest size, 0 or more
  /// @throws IllegalArgumentException if the limit is negative or NaN
  public static void clipValue(List<Tensor> parameters, double limit) {
    ParameterGroup.checked("the limit of a gradient", limit);
    try (var _ = noGrad()) {
      for (Tensor parameter : withGradient(parameters)) {
        Tensor g = parameter.grad();
        Tensor bound = tensor(limit).to(g.dtype());
        parameter.setGrad(g.minimum(bound).maximum(bound.negate()));
      }
    }
  }

  /// Shortens all gradients together, as one long vector, to a norm of at most `limit`. Their
  /// direction stays.
  ///
  /// @param model whose gradients are shortened
  /// @param limit the largest norm, 0 or more
  /// @return ‖g‖ before
  public static double clipNorm(Layer model, double limit) {
    return clipNorm(model.parameters(), limit);
  }

  /// Shortens all gradients together, as one long vector, to a norm of at most `limit`. Their
  /// direction stays.
  ///
  /// ```text
  /// ‖g‖ = √(Σ g²)
  /// g ← g · min(1, limit / (‖g‖ + 10⁻⁶))
  /// ```
  ///
  /// Pascanu, Mikolov and Bengio, *On the Difficulty of Training Recurrent Neural Networks*, 2013.
  ///
  /// @param parameters whose gradients are shortened
  /// @param limit the largest norm, 0 or more
  /// @return ‖g‖ before; 0 if there are no gradients
  /// @throws GradientException if the norm is NaN or infinite: no factor repairs that
  /// @throws IllegalArgumentException if the limit is negative or NaN
  public static double clipNorm(List<Tensor> parameters, double limit) {
    return limitNorm(parameters, limit).item();
  }

  /// As [#clipNorm(List, double)], but ‖g‖ stays a tensor, so that a compiled step can clip.
  ///
  /// @param parameters whose gradients are shortened
  /// @param limit the largest norm, 0 or more
  /// @return ‖g‖ before, in `float64`
  /// @throws GradientException if the norm is NaN or infinite: no factor repairs that
  /// @throws IllegalArgumentException if the limit is negative or NaN
  public static Tensor limitNorm(List<Tensor> parameters, double limit) {
    ParameterGroup.checked("the limit of the gradient's norm", limit);
    List<Tensor> reached = withGradient(parameters);
    try (var _ = noGrad()) {
      Tensor norm = norm(reached);
      Live.check(
          norm,
          number -> {
            if (!Double.isFinite(number)) {
              throw notFinite(number, parameters);
            }
          });
      Tensor most = Tensors.onesLike(norm);
      Tensor factor = most.minimum(most.times(limit).div(norm.plus(1e-6)));
      for (Tensor parameter : reached) {
        Tensor g = parameter.grad();
        parameter.setGrad(g.times(factor.to(g.dtype())));
      }
      return norm;
    }
  }

  private static List<Tensor> withGradient(List<Tensor> parameters) {
    return parameters.stream().filter(Tensor::hasGrad).toList();
  }

  /// The norm of all gradients as one long vector. Squares are added in 64 bits: in 32 they would
  /// overflow from 10¹⁹ on.
  static Tensor norm(List<Tensor> parameters) {
    Tensor squares = tensor(0).to(FLOAT64);
    for (Tensor parameter : parameters) {
      squares = squares.plus(parameter.grad().to(FLOAT64).square().sum());
    }
    return squares.sqrt();
  }

  private static GradientException notFinite(double norm, List<Tensor> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      Tensor parameter = parameters.get(i);
      if (parameter.hasGrad() && !Double.isFinite(norm(List.of(parameter)).item())) {
        return new GradientException(
            ("cannot clip: the norm of the gradients is %s, because of parameter %d, of shape %s."
                    + "\nA factor cannot repair that. Look for a division by 0, a logarithm of 0, or a learning rate that is too large.")
                .formatted(Double.isNaN(norm) ? "NaN" : "∞", i, parameter.shape()));
      }
    }
    return new GradientException(
        "cannot clip: the norm of the gradients is %s."
            .formatted(Double.isNaN(norm) ? "NaN" : "∞"));
  }
}

package gradus.compile;

import static gradus.tensor.Context.noGrad;

import gradus.optim.Clipping;
import gradus.optim.LossScaler;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a step does in plain Java, to be heard: a function alone, or a loss with its gradients and
/// the optimizer's update.
final class Body {
  private final Function<List<Tensor>, Tensor> function;
  private final @Nullable Optimizer optimizer;

  double normLimit = Double.POSITIVE_INFINITY;
  double valueLimit = Double.POSITIVE_INFINITY;
  @Nullable LossScaler scaler;

  Body(Function<List<Tensor>, Tensor> function, @Nullable Optimizer optimizer) {
    this.function = function;
    this.optimizer = optimizer;
  }

  /// @throws CompileException if there is no optimizer for what is wished
  void requireOptimizer(String what) {
    if (optimizer == null) {
      throw new CompileException(
          what + " is for a step with an optimizer: this one has no gradients that it knows of.");
    }
  }

  /// A plan did it once.
  ///
  /// @param whole whether the update was made
  void ran(boolean whole) {
    if (scaler != null) {
      scaler.update(whole);
    }
  }

  /// Does it once.
  Tensor run(List<Tensor> inputs) {
    if (optimizer == null) {
      return Objects.requireNonNull(
          function.apply(inputs), "the function of a compiled step returned null");
    }
    optimizer.zeroGrad();
    Tensor loss = Objects.requireNonNull(function.apply(inputs), "the loss is null");
    (scaler == null ? loss : scaler.scale(loss)).backward();
    if (scaler == null || scaler.unscale(optimizer)) {
      try (var _ = noGrad()) {
        if (normLimit < Double.POSITIVE_INFINITY) {
          Clipping.limitNorm(optimizer.parameters(), normLimit);
        }
        if (valueLimit < Double.POSITIVE_INFINITY) {
          Clipping.clipValue(optimizer.parameters(), valueLimit);
        }
      }
      optimizer.step();
    }
    if (scaler != null) {
      scaler.update();
    }
    // A plan keeps no gradients; those of this run would soon be old ones.
    optimizer.zeroGrad();
    return loss;
  }
}

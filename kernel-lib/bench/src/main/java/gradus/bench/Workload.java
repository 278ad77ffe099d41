package gradus.bench;

import gradus.compile.CompiledStep;
import gradus.compile.Steps;
import gradus.io.Bundle;
import gradus.io.Weights;
import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// A training that every library runs alike: one batch, seen again at each step.
///
/// @param x the inputs
/// @param y the targets
/// @param model the model with its initial weights
/// @param criterion the loss of outputs and targets
/// @param optimizer makes the optimizer of a model
public record Workload(
    Tensor x,
    Tensor y,
    Layer model,
    BinaryOperator<Tensor> criterion,
    Function<Layer, Optimizer> optimizer) {

  /// The learning rate of the steps that are timed.
  public static final double STILL = 1e-12;

  /// The same training, hardly moving: for steps that are timed.
  ///
  /// A batch that is learned by heart leaves gradients, and with them Adam's averages, that fade to
  /// denormal numbers, which take a processor a hundred times as long. Ours would come to them, as
  /// it warms up for longer; JAX counts them as 0.
  ///
  /// @return what computes the same with a rate of [#STILL]
  public Workload still() {
    return new Workload(
        x,
        y,
        model,
        criterion,
        layer -> {
          Optimizer still = optimizer.apply(layer);
          still.setRate(STILL);
          return still;
        });
  }

  /// The training as a notebook would write it.
  ///
  /// @return takes a step at a time
  public Training eager() {
    Optimizer learner = optimizer.apply(model);
    return () -> {
      Tensor loss = criterion.apply(model.forward(x), y);
      learner.zeroGrad();
      loss.backward();
      learner.step();
      return loss::item;
    };
  }

  /// The training as a compiled step.
  ///
  /// @return takes a step at a time
  public Training compiled() {
    CompiledStep step = step();
    return () -> step.run(x, y)::item;
  }

  private CompiledStep step() {
    return Steps.compile((a, b) -> criterion.apply(model.forward(a), b), optimizer.apply(model));
  }

  /// Where the time of a compiled step goes.
  ///
  /// @param seconds for how long it runs before that
  /// @param runs how many steps are looked at
  /// @return what [CompiledStep#profile] says
  public String profile(double seconds, int runs) {
    CompiledStep step = step();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      step.run(x, y);
    }
    return step.profile(runs, x, y);
  }

  /// Writes data and initial weights for the other libraries.
  ///
  /// @param file the name of an `.npz` file: `x`, `y`, and the weights by their names in the model
  public void save(String file) {
    var arrays = new LinkedHashMap<>(Map.of("x", x, "y", y));
    arrays.putAll(Weights.of(model));
    Bundle.of(arrays).save(file);
  }
}

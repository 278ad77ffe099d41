package gradus.compile;

import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.tensor.Context;
import gradus.tensor.Live;
import gradus.tensor.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// Makes compiled steps. A notebook has these names without an import.
///
/// ```java
/// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
/// var step = compile((x, y) -> bceWithLogits(model.forward(x), y), adam(model, 0.05));
/// var x = tensor(0, 0,  0, 1,  1, 0,  1, 1).reshape(4, 2);
/// var y = tensor(0, 1, 1, 0).reshape(4, 1);
/// for (int i = 0; i < 500; i++) {
///   step.run(x, y);   // forward, backward and update; gives the loss
/// }
/// ```
///
/// The first run computes as always, and a recorder hears every operation: forward, backward and
/// update. From these a [Plan] is made: memory is laid out once, what nobody needs is left out, and
/// operations that work number by number are done together in one pass. Every later run carries out
/// the plan. The Java of the function does not run again.
///
/// **The results are the same, to the last bit**, as if the step were written out: `zeroGrad()`,
/// loss, `backward()`, `step()`. Random numbers are drawn anew in each run, from the same generator
/// in the same order. A rate that a schedule changes, the step count of Adam, running means: all of
/// them live on.
///
/// **What a function may not do** follows from its running only once:
/// - read a number, as `if (loss.item() > 1)` does. Stay with tensors: `where(…)`.
/// - use a tensor from outside that is given new numbers later, unless it is a parameter or a
///   running mean. Pass it to `run`.
/// - make what lasts. A layer that is made inside is made once, and its running means go on.
/// - count or draw by itself. A number of Java's that changes from step to step comes in by
///   [#live].
///
/// The first two are errors that say so. Arguments of another shape, `train()` and `eval()` lead to
/// another plan, and [CompiledStep#explain] tells of it. Gradients are not kept: `grad()` has
/// nothing after a compiled step.
public final class Steps {
  private Steps() {}

  /// A function without a step of learning, such as the forward of a model that predicts.
  ///
  /// ```java
  /// var model = sequential(linear(2, 8), tanh(), linear(8, 1));
  /// var predict = compile(model);
  /// predict.run(randn(16, 2));   // shape (16, 1)
  /// ```
  ///
  /// @param function a model, or a function of one tensor
  /// @return what runs it
  public static CompiledStep compile(Layer function) {
    return new CompiledStep(
        1,
        in -> {
          function.namedBuffers().values().forEach(Live::changing);
          return function.forward(in.getFirst());
        },
        null);
  }

  /// A function of two tensors without a step of learning.
  ///
  /// @param function from two tensors to one
  /// @return what runs it
  public static CompiledStep compile(BinaryOperator<Tensor> function) {
    return new CompiledStep(2, in -> function.apply(in.get(0), in.get(1)), null);
  }

  /// A training step whose data stays the same, or comes from tensor operations.
  ///
  /// @param loss a single number
  /// @param optimizer what learns
  /// @return what runs it
  public static CompiledStep compile(Supplier<Tensor> loss, Optimizer optimizer) {
    return new CompiledStep(0, _ -> loss.get(), optimizer);
  }

  /// A training step on one tensor.
  ///
  /// @param loss from the data to a single number
  /// @param optimizer what learns
  /// @return what runs it
  public static CompiledStep compile(Layer loss, Optimizer optimizer) {
    return new CompiledStep(1, in -> loss.forward(in.getFirst()), optimizer);
  }

  /// A training step on inputs and targets: forgets the gradients, computes the loss, goes back
  /// through it and moves the parameters.
  ///
  /// @param loss from inputs and targets to a single number
  /// @param optimizer what learns
  /// @return what runs it
  public static CompiledStep compile(BinaryOperator<Tensor> loss, Optimizer optimizer) {
    return new CompiledStep(2, in -> loss.apply(in.get(0), in.get(1)), optimizer);
  }

  /// A training step on three tensors.
  ///
  /// @param loss from the data to a single number
  /// @param optimizer what learns
  /// @return what runs it
  public static CompiledStep compile(OfThree loss, Optimizer optimizer) {
    return new CompiledStep(3, in -> loss.apply(in.get(0), in.get(1), in.get(2)), optimizer);
  }

  /// A function of three tensors, such as inputs, targets and a mask.
  @FunctionalInterface
  public interface OfThree {
    /// Computes it.
    ///
    /// @param x the first
    /// @param y the second
    /// @param z the third
    /// @return the result
    Tensor apply(Tensor x, Tensor y, Tensor z);
  }

  /// A number of Java's that may change from step to step, as a tensor. A compiled step asks for it
  /// in each run; elsewhere it is the number that it is now.
  ///
  /// ```java
  /// double[] noise = {0.1};
  /// var step = compile((x, y) -> x.plus(y.times(live(() -> noise[0]))));
  /// step.run(zeros(2), ones(2));
  /// noise[0] = 0.2;
  /// step.run(zeros(2), ones(2)).at(0);   // 0.2
  /// ```
  ///
  /// @param number what it is
  /// @return a tensor of shape ()
  public static Tensor live(DoubleSupplier number) {
    return Live.number(Context.type(), number);
  }
}

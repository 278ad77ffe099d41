package gradus.compile;

import gradus.optim.LossScaler;
import gradus.optim.Optimizer;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Live;
import gradus.tensor.Memory;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A step that is heard once and then runs as a plan. [Steps] makes it and tells how to use it.
public final class CompiledStep {
  /// More shapes than these are not kept at a time.
  private static final int MOST_VARIANTS = 8;

  private final int arity;
  private final Body body;
  private final List<Variant> variants = new ArrayList<>();
  private final Told told = new Told();
  private final Tensor[] arguments;
  private DType @Nullable [] types;
  private int compilations;

  CompiledStep(int arity, Function<List<Tensor>, Tensor> function, @Nullable Optimizer optimizer) {
    this.arity = arity;
    body = new Body(function, optimizer);
    arguments = new Tensor[arity];
  }

  // What else a step does.

  /// Has each step shorten the gradients before the update, as [Clipping#clipNorm] does.
  ///
  /// @param limit the largest norm of all gradients together
  /// @return this step
  public CompiledStep clipNorm(double limit) {
    body.requireOptimizer("clipNorm");
    body.normLimit = limit;
    variants.clear();
    return this;
  }

  /// Has each step limit every number of the gradients before the update, as [Clipping#clipValue]
  /// does.
  ///
  /// @param limit the largest size
  /// @return this step
  public CompiledStep clipValue(double limit) {
    body.requireOptimizer("clipValue");
    body.valueLimit = limit;
    variants.clear();
    return this;
  }

  /// Has each step multiply the loss by a scale and divide the gradients again, and skip the update
  /// where a gradient is infinite or NaN. The step calls `update()` of the scaler itself.
  ///
  /// @param scaler what keeps the scale
  /// @return this step
  public CompiledStep scaledBy(LossScaler scaler) {
    body.requireOptimizer("scaledBy");
    body.scaler = scaler;
    variants.clear();
    return this;
  }

  /// Calls someone with a line of text each time this step is compiled.
  ///
  /// @param listener who is told
  /// @return this step
  public CompiledStep onCompile(Consumer<String> listener) {
    told.to(listener);
    return this;
  }

  // Running.

  /// Runs a step without arguments.
  ///
  /// @return what the function gives, such as the loss; a copy, without a graph
  public Tensor run() {
    requireArity(0);
    return run(arguments);
  }

  /// Runs the step.
  ///
  /// @param x the argument
  /// @return what the function gives, such as the loss; a copy, without a graph
  public Tensor run(Tensor x) {
    requireArity(1);
    arguments[0] = x;
    return run(arguments);
  }

  /// Runs the step.
  ///
  /// @param x the first argument
  /// @param y the second
  /// @return what the function gives, such as the loss; a copy, without a graph
  /// @throws CompileException if the step cannot be compiled, or no longer holds
  public Tensor run(Tensor x, Tensor y) {
    requireArity(2);
    arguments[0] = x;
    arguments[1] = y;
    return run(arguments);
  }

  /// Runs the step.
  ///
  /// @param x the first argument
  /// @param y the second
  /// @param z the third
  /// @return what the function gives, such as the loss; a copy, without a graph
  public Tensor run(Tensor x, Tensor y, Tensor z) {
    requireArity(3);
    arguments[0] = x;
    arguments[1] = y;
    arguments[2] = z;
    return run(arguments);
  }

  private void requireArity(int given) {
    if (given != arity) {
      throw new CompileException(
          "this step takes %d %s, and was given %d."
              .formatted(arity, arity == 1 ? "tensor" : "tensors", given));
    }
  }

  /// Runs the step and writes what it gives into a tensor that is there already. For large results:
  /// memory that was used a moment ago is written several times as fast as new memory.
  ///
  /// ```java
  /// var step = compile(x -> x.exp());
  /// var result = zeros(1000);
  /// for (int i = 0; i < 3; i++) {
  ///   step.runInto(result, ones(1000).times(i));
  /// }
  /// result.at(0); // e², 7.389056
  /// ```
  ///
  /// @param result where it goes: a tensor of its own, with the shape and type of what the function
  ///   gives
  /// @param arguments the arguments
  /// @return `result`
  /// @throws CompileException if the result does not fit, or if the step reads it
  public Tensor runInto(Tensor result, Tensor... arguments) {
    requireArity(arguments.length);
    return run(arguments, result);
  }

  Tensor run(Tensor[] given) {
    return run(given, null);
  }

  private Tensor run(Tensor[] given, @Nullable Tensor result) {
    requireTypes(given);
    for (int i = 0; i < variants.size(); i++) {
      Variant variant = variants.get(i);
      if (variant.takes(given) && variant.holds()) {
        if (i > 0) {
          variants.remove(i);
          variants.addFirst(variant);
        }
        Tensor to = result == null ? variant.newResult() : variant.checked(result, given);
        body.ran(variant.run(given, to));
        return to;
      }
    }
    Tensor found = compile(given);
    if (result == null) {
      return found;
    }
    Tensor to = variants.getFirst().checked(result, given);
    Context.backend().copy(found, to);
    Memory.changed(to.storage());
    return to;
  }

  private void requireTypes(Tensor[] given) {
    if (types == null) {
      types = Arrays.stream(given).map(Tensor::dtype).toArray(DType[]::new);
    }
    for (int i = 0; i < given.length; i++) {
      if (given[i].dtype() != types[i]) {
        throw new CompileException(
            "this step was compiled for %s as argument %d, and was given %s.\nConvert it with .to(%s), or compile another step."
                .formatted(types[i], i, given[i].dtype(), types[i].name()));
      }
    }
  }

  // Compiling.

  private Tensor compile(Tensor[] given) {
    String reason = Variant.reason(variants, given);
    List<Tensor> inputs = Arrays.stream(given).map(CompiledStep::copy).toList();
    var recording = new Recording(inputs);
    Tensor result;
    try (var _ = Live.capturing(recording)) {
      result = body.run(inputs);
    }
    if (recording.isWhole()) {
      compilations++;
      List<Buffer> buffers = inputs.stream().map(x -> recording.operand(x).buffer()).toList();
      Tensor kept = copy(result);
      var plan = new Plan(buffers, recording.instructions(), recording.operand(result));
      variants.addFirst(new Variant(plan, new CpuLowering(Context.backend()), inputs, recording));
      if (variants.size() > MOST_VARIANTS) {
        variants.removeLast();
      }
      told.add(
          "%s: %d operations became %d instructions"
              .formatted(reason, plan.heard(), plan.instructions().size()));
      return kept;
    }
    told.add(reason + ": put off, because this run ended early");
    return copy(result);
  }

  /// A copy with a storage of its own that no recorder hears of.
  private static Tensor copy(Tensor x) {
    Tensor copy = Memory.tensor(x.dtype(), x.shape());
    Context.backend().copy(x, copy);
    return copy;
  }

  // Looking.

  /// The plan that ran last.
  ///
  /// @return what the step does, to print
  /// @throws CompileException before the first run
  public Plan plan() {
    if (variants.isEmpty()) {
      throw new CompileException("there is no plan yet: a step is compiled when it runs first.");
    }
    return variants.getFirst().plan();
  }

  /// Runs the step some times and says where the time goes. These are steps like any other: they
  /// change the model.
  ///
  /// ```java
  /// var net = sequential(linear(2, 8), tanh(), linear(8, 1));
  /// var step = compile((x, y) -> mse(net.forward(x), y), sgd(net, 0.1));
  /// step.profile(100, randn(4, 2), randn(4, 1));
  /// ```
  ///
  /// @param runs how often, at least once
  /// @param arguments the arguments
  /// @return the plan with the median time of each instruction in microseconds, to print
  /// @throws IllegalArgumentException if there are no runs
  /// @throws CompileException as [#run(Tensor)]
  public String profile(int runs, Tensor... arguments) {
    if (runs < 1) {
      throw new IllegalArgumentException("a profile needs at least one run, not " + runs + ".");
    }
    requireArity(arguments.length);
    run(arguments, null);
    var profile = new Profile(plan(), runs);
    Variant variant = variants.getFirst();
    Tensor result = variant.newResult();
    for (int i = 0; i < runs; i++) {
      body.ran(variant.run(arguments, result, profile.run(i)));
    }
    return profile.text();
  }

  /// How often this step was compiled: more than once where shapes differ or something changed that
  /// Java goes by.
  ///
  /// @return the count
  public int compilations() {
    return compilations;
  }

  /// When this step was compiled and why, line by line.
  ///
  /// @return the last few lines
  public String explain() {
    return told.toString();
  }

  /// What [#explain] says.
  @Override
  public String toString() {
    return explain();
  }
}

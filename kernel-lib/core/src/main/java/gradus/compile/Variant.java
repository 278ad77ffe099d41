package gradus.compile;

import gradus.tensor.Backend;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Memory;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One plan of a step, ready to run, and under which conditions it holds: the shapes of the
/// arguments, the context, and what plain Java went by.
final class Variant {
  private final Plan plan;
  private final Lowering.Executable executable;
  private final Tensor[] inputs;
  private final Recording.Guard[] guards;
  private final Recording.Captured[] captured;
  private final DType type = Context.type();
  private final Backend backend = Context.backend();

  Variant(Plan plan, Lowering lowering, List<Tensor> inputs, Recording recording) {
    this.inputs = inputs.toArray(Tensor[]::new);
    guards = recording.guards().toArray(Recording.Guard[]::new);
    captured = recording.captured().toArray(Recording.Captured[]::new);
    this.plan = plan;
    executable = lowering.lower(plan);
  }

  Plan plan() {
    return plan;
  }

  boolean takes(Tensor[] arguments) {
    for (int i = 0; i < inputs.length; i++) {
      if (!inputs[i].shape().equals(arguments[i].shape())) {
        return false;
      }
    }
    return true;
  }

  boolean holds() {
    if (type != Context.type() || !backend.equals(Context.backend())) {
      return false;
    }
    for (Recording.Guard guard : guards) {
      if (!guard.holds()) {
        return false;
      }
    }
    return true;
  }

  /// What changed so that this no longer holds; null if it holds.
  @Nullable String brokenBy() {
    if (type != Context.type()) {
      return "the default type is now " + Context.type();
    }
    if (!backend.equals(Context.backend())) {
      return "the backend is now " + Context.backend().name();
    }
    for (Recording.Guard guard : guards) {
      if (!guard.holds()) {
        return "%s was %s and is %s"
            .formatted(guard.by(), number(guard.then()), number(guard.value().getAsDouble()));
      }
    }
    return null;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /// Runs the plan; says whether it went to its end.
  ///
  /// @param result where the result goes
  boolean run(Tensor[] arguments, Tensor result) {
    prepare(arguments);
    return executable.run(result);
  }

  /// As [#run(Tensor\[\], Tensor)], and notes how long each instruction takes.
  boolean run(Tensor[] arguments, Tensor result, long[] nanos) {
    prepare(arguments);
    return executable.run(result, nanos);
  }

  private void prepare(Tensor... arguments) {
    for (Recording.Captured each : captured) {
      if (each.changed()) {
        throw changed(each.storage());
      }
    }
    for (int i = 0; i < inputs.length; i++) {
      executable.take(i, arguments[i]);
    }
  }

  Tensor newResult() {
    Operand output = plan.output();
    return Memory.tensor(output.buffer().type(), output.shape());
  }

  /// A tensor that the result may be written to.
  ///
  /// @throws CompileException if it may not
  Tensor checked(Tensor result, Tensor... arguments) {
    Operand output = plan.output();
    if (!result.shape().equals(output.shape()) || result.dtype() != output.buffer().type()) {
      throw new CompileException(
          "this step gives %s of shape %s, and was given %s of shape %s to write it into."
              .formatted(output.buffer().type(), output.shape(), result.dtype(), result.shape()));
    }
    if (!result.isLeaf() || result.numel() != result.storage().length()) {
      throw new CompileException(
          "a result can only be written into a tensor of its own, such as zeros(…): this one is a view of another, or was computed for backward().");
    }
    if (plan.reads(result.storage())
        || Arrays.stream(arguments).anyMatch(x -> x.storage() == result.storage())) {
      throw new CompileException(
          "a result cannot be written over what the step reads: give it a tensor of its own.");
    }
    return result;
  }

  private static CompileException changed(Storage storage) {
    return new CompileException(
        "a tensor of %d numbers from outside of this step was given new numbers after the step had been compiled; the step takes such a tensor for a constant.\nPass it to run(…) as an argument, or compile the step anew."
            .formatted(storage.length()));
  }

  /// Why none of the plans that there are will do for some arguments.
  static String reason(List<Variant> variants, Tensor[] given) {
    String shapes =
        given.length == 0
            ? "no arguments"
            : Arrays.stream(given).map(x -> x.shape().toString()).collect(Collectors.joining(", "));
    if (variants.isEmpty()) {
      return "compiled for " + shapes;
    }
    return variants.stream()
        .filter(variant -> variant.takes(given))
        .findFirst()
        .map(v -> "compiled again for %s, because %s".formatted(shapes, v.brokenBy()))
        .orElse("compiled again for the new shape " + shapes);
  }
}

package gradus.optim;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an optimizer knows about one parameter.
final class Slot {
  final Tensor parameter;
  private final ParameterGroup group;
  private int count;
  private Map<String, Tensor> kept = new LinkedHashMap<>();
  private @Nullable Update lastStep;

  Slot(Tensor parameter, ParameterGroup group) {
    this.parameter = parameter;
    this.group = group;
  }

  void step(Function<Update, Tensor> formula, boolean remembering) {
    count++;
    // The assignment below overwrites the numbers, so an explanation needs a copy of them.
    Tensor before = remembering ? parameter.contiguous() : parameter;
    var update = update(before, parameter.grad());
    parameter.assign(formula.apply(update));
    kept = update.kept();
    lastStep = remembering ? update : null;
  }

  private Update update(Tensor theta, Tensor gradient) {
    return new Update(theta, gradient, group.rate(), group.weightDecay(), count, kept, null);
  }

  Tensor last(String name) {
    return update(parameter, parameter).last(name);
  }

  Update lastStep() {
    if (lastStep == null) {
      throw new IllegalArgumentException(
          "there is no step of this parameter to explain: call backward() and step() first, with keepLastStep(true).");
    }
    return lastStep;
  }

  void forgetStep() {
    lastStep = null;
  }

  // Saving.

  void save(String prefix, Map<String, Tensor> state) {
    if (count > 0) {
      kept.forEach((name, tensor) -> state.put(prefix + name, tensor));
      state.put(prefix + "t", number(count));
    }
  }

  /// This slot as it was when it was saved; what belongs to it is taken out of `state`.
  Slot restored(String prefix, Map<String, Tensor> state) {
    var slot = new Slot(parameter, group);
    if (state.containsKey(prefix + "t")) {
      slot.count = (int) take(state, prefix + "t");
    }
    for (var entry : List.copyOf(state.entrySet())) {
      if (entry.getKey().startsWith(prefix)) {
        slot.keep(entry.getKey(), entry.getValue(), prefix);
        state.remove(entry.getKey());
      }
    }
    return slot;
  }

  private void keep(String name, Tensor value, String prefix) {
    if (value.dtype() != parameter.dtype() || !value.shape().equals(parameter.shape())) {
      throw new IllegalArgumentException(
          "the state %s is %s %s, its parameter %s %s: shape and type must be the same."
              .formatted(name, value.shape(), value.dtype(), parameter.shape(), parameter.dtype()));
    }
    kept.put(name.substring(prefix.length()), value);
  }

  static Tensor number(double value) {
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      return Tensors.tensor(value);
    }
  }

  static double take(Map<String, Tensor> state, String name) {
    Tensor value = state.remove(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "the state has no %s; state() of an optimizer with the same groups has it."
              .formatted(name));
    }
    return value.item();
  }
}

package gradus.optim;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Live;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an optimizer knows about one parameter.
final class Slot implements StepNumbers {
  final Tensor parameter;
  private final ParameterGroup group;
  private int count;
  private Map<String, Tensor> kept = new LinkedHashMap<>();

  /// Whether what is kept stays in the same tensors, because a compiled step has its hands on them.
  private boolean inPlace;

  private @Nullable Update lastStep;

  Slot(Tensor parameter, ParameterGroup group) {
    this.parameter = parameter;
    this.group = group;
  }

  @Override
  public double rate() {
    return group.rate();
  }

  @Override
  public double weightDecay() {
    return group.weightDecay();
  }

  @Override
  public int count() {
    return count;
  }

  /// Moves each parameter that has a gradient.
  static void step(List<Slot> slots, Function<Update, Tensor> formula, boolean remembering) {
    Live.decided("the number of parameters of the optimizer", slots::size);
    for (Slot slot : slots) {
      if (slot.parameter.hasGrad()) {
        slot.step(formula, remembering);
      }
    }
  }

  private void step(Function<Update, Tensor> formula, boolean remembering) {
    Live.repeat(() -> count++);
    boolean capturing = Live.isCapturing();
    if (capturing && !inPlace) {
      inPlace = true;
      kept.replaceAll((_, tensor) -> copy(tensor));
    }
    // The assignment below overwrites the numbers, so an explanation needs a copy of them.
    boolean explainable = remembering && !inPlace;
    Tensor before = explainable ? parameter.contiguous() : parameter;
    var update = update(before, parameter.grad());
    parameter.assign(formula.apply(update));
    if (inPlace) {
      update.kept().forEach(this::overwrite);
    } else {
      kept = update.kept();
    }
    lastStep = explainable ? update : null;
  }

  private void overwrite(String name, Tensor value) {
    kept.computeIfAbsent(name, _ -> Tensors.zerosLike(value)).assign(value);
  }

  /// A copy that no recorder hears of.
  private static Tensor copy(Tensor x) {
    Tensor copy = Tensors.zerosLike(x);
    Context.backend().copy(x, copy);
    return copy;
  }

  private Update update(Tensor theta, Tensor gradient) {
    var now = new StepNumbers.Now(group.rate(), group.weightDecay(), count);
    return new Update(theta, gradient, now, this, kept, null);
  }

  Tensor last(String name) {
    return update(parameter, parameter).last(name);
  }

  Update lastStep() {
    if (inPlace) {
      throw new IllegalArgumentException(
          "a compiled step keeps nothing to explain: explain() tells of an optimizer that runs without one.");
    }
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
      // A compiled step overwrites what is kept.
      kept.forEach((name, tensor) -> state.put(prefix + name, inPlace ? copy(tensor) : tensor));
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

  /// Goes on from where other slots for the same parameters stand.
  static void restore(List<Slot> slots, List<Slot> from) {
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).restore(from.get(i));
    }
  }

  private void restore(Slot from) {
    count = from.count;
    lastStep = null;
    if (!inPlace) {
      kept = from.kept;
      return;
    }
    kept.replaceAll((name, tensor) -> {
      tensor.assign(from.kept.getOrDefault(name, Tensors.zerosLike(tensor)));
      return tensor;
    });
    from.kept.forEach((name, tensor) -> kept.computeIfAbsent(name, _ -> copy(tensor)));
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

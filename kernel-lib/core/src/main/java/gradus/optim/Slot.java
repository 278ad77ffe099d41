package gradus.optim;

import gradus.tensor.Backend;
import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Live;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /// The step as one loop, which overwrites what is kept; null where there is none.
  private @Nullable FusedStep fused;

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
  static void step(
      List<Slot> slots, Function<Update, Tensor> formula, int explained, boolean fusing) {
    Live.decided("the number of parameters of the optimizer", slots::size);
    for (Slot slot : slots) {
      if (slot.parameter.hasGrad()) {
        slot.step(formula, slot.parameter.numel() <= explained, fusing);
      }
    }
  }

  private void step(Function<Update, Tensor> formula, boolean remembering, boolean fusing) {
    Live.repeat(() -> count++);
    boolean capturing = Live.isCapturing();
    if (capturing && !inPlace) {
      inPlace = true;
      kept.replaceAll((_, tensor) -> copy(tensor));
    }
    // The assignment below overwrites the numbers, so an explanation needs a copy of them.
    boolean explainable = remembering && !inPlace;
    if (fusing && canFuse() && fuse(formula)) {
      stepInOneLoop(explainable);
      return;
    }
    fused = null;
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

  /// Whether a loop would pay, and nobody waits to hear of the ops.
  private boolean canFuse() {
    return !inPlace
        && parameter.dtype() == DType.FLOAT32
        && parameter.layout().isContiguous()
        && !Context.backend().equals(Backend.PLAIN)
        && Context.isUnheard();
  }

  /// Makes a loop of the formula, if there is none yet that does the same.
  private boolean fuse(Function<Update, Tensor> formula) {
    if (fused == null || !fused.stands()) {
      var recorder = new StepRecorder();
      Update update = update(parameter, parameter.grad());
      Tensor next;
      try (var _ = Live.capturing(recorder)) {
        next = formula.apply(update);
      }
      var own = new LinkedHashMap<String, Tensor>();
      update.kept().keySet().forEach(name -> own.put(name, copy(update.last(name))));
      fused = FusedStep.of(recorder, parameter, update, next, own);
      if (fused != null) {
        kept = own;
      }
    }
    return fused != null;
  }

  private void stepInOneLoop(boolean explainable) {
    Tensor gradient = parameter.grad();
    Update update = null;
    if (explainable) {
      var last = new LinkedHashMap<String, Tensor>();
      kept.forEach((name, tensor) -> last.put(name, copy(tensor)));
      var now = new StepNumbers.Now(group.rate(), group.weightDecay(), count);
      update = new Update(copy(parameter), gradient, now, this, last, null);
    }
    Objects.requireNonNull(fused).run(gradient);
    lastStep = update;
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
      // A compiled step overwrites what is kept, and so does a fused one.
      kept.forEach((name, tensor) ->
          state.put(prefix + name, inPlace || fused != null ? copy(tensor) : tensor));
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
    fused = null;
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

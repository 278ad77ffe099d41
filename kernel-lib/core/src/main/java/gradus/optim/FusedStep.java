package gradus.optim;

import gradus.tensor.Backend;
import gradus.tensor.Chain;
import gradus.tensor.Context;
import gradus.tensor.Layout;
import gradus.tensor.Memory;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// The steps of one parameter in a single loop: it reads each number of the parameter, its gradient
/// and what is kept once, and writes the new ones in their place.
///
/// The loop is made of the ops that the optimizer's formula applied in an earlier step, so the
/// formula stands in one place and the numbers are the same to the last bit. Numbers that change
/// from step to step, such as the rate, go in as inputs.
final class FusedStep {
  private final Chain chain;
  private final List<Tensor> in;
  private final List<Tensor> out;
  private final IdentityHashMap<Tensor, DoubleSupplier> numbers;
  private final List<StepRecorder.Decision> decisions;
  private Layout gradientLayout;
  private @Nullable Backend backend;
  private Chain.@Nullable Fused fused;

  private FusedStep(Chain chain, List<Tensor> in, List<Tensor> out, StepRecorder recorder) {
    this.chain = chain;
    this.in = in;
    this.out = out;
    this.numbers = recorder.numbers;
    this.decisions = recorder.decisions;
    this.gradientLayout = in.get(1).layout();
  }

  /// Makes a loop of a step that was heard.
  ///
  /// @param recorder what listened to it
  /// @param update the step
  /// @param next what the formula gave
  /// @param kept the tensors in which the loop is to keep what the step kept, by name
  /// @return null if it cannot be one loop
  static @Nullable FusedStep of(
      StepRecorder recorder,
      Tensor parameter,
      Update update,
      Tensor next,
      Map<String, Tensor> kept) {
    if (!recorder.isChain()) {
      return null;
    }
    // First come the parameter and its gradient, then the rest in the order of their use.
    var in = new ArrayList<Tensor>(List.of(parameter, update.gradient()));
    var known = new IdentityHashMap<Tensor, Integer>();
    known.put(update.parameter(), 0);
    known.put(update.gradient(), 1);
    for (String name : kept.keySet()) {
      known.put(update.last(name), in.size());
      in.add(kept.get(name));
    }
    var results = new IdentityHashMap<Tensor, Boolean>();
    for (StepRecorder.Heard each : recorder.heard) {
      for (Tensor operand : each.in()) {
        if (known.containsKey(operand) || results.containsKey(operand)) {
          continue;
        }
        if (operand.rank() > 0) {
          return null;
        }
        known.put(operand, in.size());
        in.add(operand);
      }
      results.put(each.out(), true);
    }
    var chain = Chain.of(in.size());
    for (StepRecorder.Heard each : recorder.heard) {
      known.put(
          each.out(), chain.add(each.op(), each.in().stream().mapToInt(known::get).toArray()));
    }
    var out = new ArrayList<Tensor>(List.of(parameter));
    var places = new ArrayList<Integer>();
    places.add(known.get(next));
    for (String name : kept.keySet()) {
      out.add(kept.get(name));
      places.add(known.get(update.kept().get(name)));
    }
    if (places.contains(null)) {
      return null;
    }
    return new FusedStep(
        chain.giving(places.stream().mapToInt(place -> place).toArray()), in, out, recorder);
  }

  /// Whether the formula would still take the same branches.
  boolean stands() {
    for (StepRecorder.Decision decision : decisions) {
      if (!decision.stands()) {
        return false;
      }
    }
    return true;
  }

  /// Takes a step.
  void run(Tensor gradient) {
    numbers.forEach((number, source) -> number.storage().set(0, source.getAsDouble()));
    Chain.Fused ready = fused;
    if (ready == null
        || !Context.backend().equals(backend)
        || !gradient.layout().equals(gradientLayout)) {
      in.set(1, gradient);
      gradientLayout = gradient.layout();
      backend = Context.backend();
      ready = chain.tie(Context.backend(), in, out);
      fused = ready;
    } else {
      ready.replace(1, gradient);
    }
    ready.run();
    out.forEach(each -> Memory.changed(each.storage()));
  }
}

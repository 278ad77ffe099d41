package gradus.train;

import gradus.data.Batches;
import gradus.data.Dataset;
import gradus.optim.Plateau;
import gradus.optim.Schedule;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What [TrainingOptions] were chosen.
final class Settings {
  @Nullable Dataset validation;
  final Map<String, ToDoubleBiFunction<Tensor, Tensor>> metrics = new LinkedHashMap<>();
  @Nullable Schedule schedule;
  @Nullable Plateau plateau;
  @Nullable EarlyStopping stopping;
  @Nullable MixedPrecision precision;
  @Nullable Double clip;
  int accumulate = 1;
  boolean watching;
  UnaryOperator<Dataset> augment = batch -> batch;
  final List<Generator> generators = new ArrayList<>();
  final List<Consumer<Trainer>> onStep = new ArrayList<>();
  final List<Consumer<Trainer>> onEpoch = new ArrayList<>();

  /// Whatever the training draws from, each once.
  List<Generator> generators(Batches batches) {
    var all = new ArrayList<>(List.of(Generator.shared(), batches.generator()));
    all.addAll(generators);
    var seen = Collections.newSetFromMap(new IdentityHashMap<Generator, Boolean>());
    return all.stream().filter(seen::add).toList();
  }

  /// For a fork, which may choose otherwise.
  Settings copy() {
    var copy = new Settings();
    copy.validation = validation;
    copy.metrics.putAll(metrics);
    copy.schedule = schedule;
    copy.plateau = plateau;
    copy.stopping = stopping;
    copy.precision = precision;
    copy.clip = clip;
    copy.accumulate = accumulate;
    copy.watching = watching;
    copy.augment = augment;
    copy.generators.addAll(generators);
    copy.onStep.addAll(onStep);
    copy.onEpoch.addAll(onEpoch);
    return copy;
  }
}

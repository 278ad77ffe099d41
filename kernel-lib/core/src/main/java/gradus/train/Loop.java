package gradus.train;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Joining.concat;

import gradus.data.Dataset;
import gradus.optim.ParameterGroup;
import gradus.optim.Schedule;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Step after step, epoch after epoch.
final class Loop {
  /// Examples are predicted so many at a time, to bound the memory.
  private static final int CHUNK = 256;

  private final Trainer t;
  private volatile boolean canceled;
  private boolean learning;

  Loop(Trainer t) {
    this.t = t;
  }

  void cancel() {
    canceled = true;
  }

  /// Learns up to a step, unless there is a reason to end before.
  ///
  /// @param also is called after each step, behind those who hear of every fit
  Ending run(int goal, Consumer<Trainer> also) {
    canceled = false;
    setLearning(true);
    try {
      while (true) {
        Ending ending = ending(goal);
        if (ending != null) {
          return ending;
        }
        t.replay.keep();
        takeStep();
        t.settings.onStep.forEach(listener -> listener.accept(t));
        also.accept(t);
        if (t.walk.isBetweenEpochs()) {
          t.settings.onEpoch.forEach(listener -> listener.accept(t));
        }
      }
    } finally {
      setLearning(false);
    }
  }

  private void setLearning(boolean learning) {
    this.learning = learning;
    if (learning) {
      t.model.train();
    } else {
      t.model.eval();
    }
  }

  private @Nullable Ending ending(int goal) {
    EarlyStopping stopping = t.settings.stopping;
    if (stopping != null && stopping.isOver()) {
      stopping.restoreBest(t.model);
      return Ending.STOPPED_EARLY;
    }
    if (t.step >= goal) {
      return Ending.FINISHED;
    }
    if (canceled) {
      return Ending.CANCELED;
    }
    return Thread.currentThread().isInterrupted() ? Ending.INTERRUPTED : null;
  }

  /// Takes the steps up to one once more, which nobody needs to hear of.
  void repeat(int until) {
    setLearning(true);
    try {
      while (t.step < until) {
        t.replay.changeAgain();
        try {
          takeStep();
        } catch (TrainingException _) {
          // It was thrown the first time, too, and the training went on after it.
        }
      }
      t.replay.changeAgain();
    } finally {
      setLearning(false);
    }
  }

  private void takeStep() {
    followSchedule();
    List<Dataset> batches =
        t.walk.next(t.settings.accumulate).stream().map(t.settings.augment).toList();
    var step = new Step(t);
    try {
      step.take(batches);
    } finally {
      t.step++;
    }
    if (!step.isFinite()) {
      throw Step.broken(t, batches);
    }
    if (t.walk.isBetweenEpochs()) {
      endEpoch();
    }
  }

  private void followSchedule() {
    Schedule schedule = t.settings.schedule;
    if (schedule != null) {
      List<ParameterGroup> groups = t.optimizer.groups();
      for (int i = 0; i < groups.size(); i++) {
        groups.get(i).setRate(schedule.rate(t.firstRates[i], t.step));
      }
    }
  }

  private void endEpoch() {
    Settings settings = t.settings;
    if (settings.validation == null) {
      return;
    }
    Map<String, Double> results = evaluate(settings.validation);
    results.forEach((name, value) -> t.history.record("validation " + name, t.step - 1, value));
    double loss = t.history.last(History.VALIDATION_LOSS);
    if (settings.plateau != null) {
      settings.plateau.step(loss);
    }
    if (settings.stopping != null) {
      settings.stopping.step(loss, t.model);
    }
  }

  Map<String, Double> evaluate(Dataset data) {
    if (data.size() == 0) {
      throw new ShapeException("there is nothing to evaluate: the data has no examples.");
    }
    boolean before = learning;
    setLearning(false);
    var results = new LinkedHashMap<String, Double>();
    try (var _ = noGrad()) {
      var parts = new ArrayList<Tensor>();
      for (Dataset part : data.batches(CHUNK).inOrder()) {
        parts.add(t.predict(part.x()));
      }
      Tensor prediction = concat(0, parts.toArray(Tensor[]::new));
      results.put(History.LOSS, t.loss.apply(prediction, data.y()).item());
      t.settings.metrics.forEach(
          (name, metric) -> results.put(name, metric.applyAsDouble(prediction, data.y())));
    } finally {
      // A callback may evaluate in the middle of learning.
      setLearning(before);
    }
    return results;
  }
}

package gradus.train;

import gradus.io.Bundle;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Goes back to steps that were taken before. Snapshots lie some steps apart; the steps between are
/// taken again, which gives the same bits.
final class Replay {
  private final Trainer t;
  private NavigableMap<Integer, Bundle> snapshots = new TreeMap<>();

  /// The learning rates that were set by hand, by the number of steps that were done.
  private NavigableMap<Integer, Double> changes = new TreeMap<>();

  private int every = 100;
  private int most = 16;

  Replay(Trainer t) {
    this.t = t;
  }

  void plan(int every, int most) {
    if (every < 1 || most < 2) {
      throw new IllegalArgumentException(
          "snapshots need at least 1 step between them and room for 2, not %d and %d."
              .formatted(every, most));
    }
    this.every = every;
    this.most = most;
  }

  void forget() {
    snapshots.clear();
    changes.clear();
  }

  void changed(double rate) {
    changes.put(t.step, rate);
  }

  void changeAgain() {
    Double rate = changes.get(t.step);
    if (rate != null) {
      t.rate(rate);
    }
  }

  /// Keeps a snapshot if it is time for one. The first is never dropped.
  void keep() {
    if (snapshots.isEmpty() || (t.step % every == 0 && !snapshots.containsKey(t.step))) {
      snapshots.put(t.step, Snapshot.take(t));
    }
    while (snapshots.size() > most) {
      every *= 2;
      int first = snapshots.firstKey();
      snapshots.keySet().removeIf(step -> step != first && step % every != 0);
    }
  }

  int count() {
    return snapshots.size();
  }

  void rewind(int to, Loop loop) {
    int first = snapshots.isEmpty() ? t.step : snapshots.firstKey();
    if (to < first || to > t.step) {
      throw new IllegalArgumentException(
          "this training can go back to steps %d to %d, not to step %d."
              .formatted(first, t.step, to));
    }
    if (snapshots.isEmpty()) {
      return;
    }
    Bundle now = Snapshot.take(t);
    History past = t.history;
    try {
      Snapshot.restore(t, snapshots.floorEntry(to).getValue());
      t.history = past.upTo(t.step - 1);
      loop.repeat(to);
      requireSame(t.history, past.upTo(to - 1));
    } catch (RuntimeException e) {
      Snapshot.restore(t, now);
      t.history = past;
      throw e;
    }
    snapshots.tailMap(to, false).clear();
    changes.tailMap(to, false).clear();
  }

  private static void requireSame(History again, History past) {
    if (!again.equals(past)) {
      throw new TrainingException(
          "this training does not repeat itself: %s. Something else than the trainer's generators decides: a rate that was set in the optimizer, options that were changed on the way, or random numbers that repeats(generator) was not told of."
              .formatted(firstDifference(again, past)));
    }
  }

  private static String firstDifference(History again, History past) {
    for (String name : again.names()) {
      Series series = again.series(name);
      Series before = past.has(name) ? past.series(name) : series;
      for (int i = 0; i < Math.min(series.size(), before.size()); i++) {
        if (Double.compare(series.value(i), before.value(i)) != 0) {
          return "\"%s\" of step %d was %s and is now %s"
              .formatted(name, series.step(i), before.value(i), series.value(i));
        }
      }
    }
    return "other curves are recorded now";
  }

  History fork(int at, Consumer<Trainer> change, Loop loop) {
    int goal = t.step;
    Bundle now = Snapshot.take(t);
    History past = t.history;
    Settings settings = t.settings;
    var keptSnapshots = new TreeMap<>(snapshots);
    var keptChanges = new TreeMap<>(changes);
    int keptEvery = every;
    try {
      rewind(at, loop);
      t.settings = settings.copy();
      change.accept(t);
      return branch(goal, loop);
    } finally {
      t.settings = settings;
      Snapshot.restore(t, now);
      t.history = past;
      snapshots = keptSnapshots;
      changes = keptChanges;
      every = keptEvery;
    }
  }

  private History branch(int goal, Loop loop) {
    try {
      loop.run(goal, _ -> {});
    } catch (TrainingException _) {
      // A loss that is NaN is an answer to "what would have happened?", too.
    }
    return t.history;
  }
}

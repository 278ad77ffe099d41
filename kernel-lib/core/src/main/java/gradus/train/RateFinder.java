package gradus.train;

import gradus.data.Dataset;
import gradus.io.Bundle;
import java.util.ArrayList;
import java.util.List;

/// Takes steps at rates that grow by the same factor, until the loss bursts.
final class RateFinder {
  /// How much of the smoothed loss stays at each step. Half a dozen steps take part.
  private static final double SMOOTHING = 0.85;

  /// A loss so many times the lowest has burst.
  private static final double BURST = 4;

  private static final int FEWEST = 10;

  private final double from;
  private final double to;
  private final int steps;
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();

  RateFinder(double from, double to, int steps) {
    if (!(from > 0 && to > from && Double.isFinite(to)) || steps < FEWEST) {
      throw new IllegalArgumentException(
          "a search for a rate needs 0 < from < to and at least %d steps, not %s, %s and %d."
              .formatted(FEWEST, from, to, steps));
    }
    this.from = from;
    this.to = to;
    this.steps = steps;
  }

  RateCurve search(Trainer t) {
    Bundle before = Snapshot.take(t);
    History history = t.history;
    try {
      t.history = new History();
      t.model.train();
      walk(t);
    } finally {
      t.model.eval();
      t.history = history;
      Snapshot.restore(t, before);
    }
    return RateCurve.of(rates, losses);
  }

  private void walk(Trainer t) {
    var walk = new Walk(t.walk.batches());
    double average = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      double rate = from * StrictMath.pow(to / from, i / (steps - 1.0));
      t.optimizer.setRate(rate);
      t.step = i;
      List<Dataset> batches =
          walk.next(t.settings.accumulate).stream().map(t.settings.augment).toList();
      var step = new Step(t);
      step.take(batches);
      if (!step.isFinite()) {
        break;
      }
      average = SMOOTHING * average + (1 - SMOOTHING) * t.history.last(History.LOSS);
      // The average began at 0, which this takes out again, as Adam does.
      double smooth = average / (1 - StrictMath.pow(SMOOTHING, i + 1));
      if (smooth > BURST * lowest) {
        break;
      }
      lowest = Math.min(lowest, smooth);
      rates.add(rate);
      losses.add(smooth);
    }
    if (rates.size() < 3) {
      throw new TrainingException(
          "the loss bursts at once, at the rate %s. Search from a smaller rate."
              .formatted(Figures.number(from)));
    }
  }
}

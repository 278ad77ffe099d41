package gradus.diagnose;

import gradus.diagnose.Rule.Sign;
import gradus.train.History;
import java.util.List;
import java.util.Optional;

/// What the network learned, measured by what it could have learned.
final class FitRules {
  /// Less is nothing; see [Fault#NOT_DECREASING].
  private static final double SOMETHING = 0.03;

  /// Noise in the targets costs a network up to .15 more of what there is to tell than neighbors.
  private static final double MISSED = 0.4;

  private FitRules() {}

  /// The validation loss has risen from its lowest point by a quarter, and by a tenth of where it
  /// began, while the training loss fell on; or it is ten times the training loss and still at half
  /// of a guess.
  static Optional<Sign> over(Run run) {
    Curve loss = run.lossCurve();
    Curve validation = run.curve(History.VALIDATION_LOSS);
    if (loss.breaksOff() || validation.breaksOff()) {
      return Optional.empty();
    }
    int best = 0;
    for (int i = 1; i < validation.size(); i++) {
      best = validation.value(i) < validation.value(best) ? i : best;
    }
    double lowest = validation.value(best);
    double end = validation.last();
    double then = lossAround(loss, validation.step(best));
    boolean risen =
        end > 1.25 * lowest && end - lowest > 0.1 * validation.first() && loss.last() < 0.8 * then;
    boolean apart = end > 10 * loss.last() && end > 0.5 * run.guess();
    if (!risen && !apart) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(
                new Measure("lowest validation loss", lowest),
                new Measure("its step", validation.step(best)),
                new Measure("last validation loss", end),
                new Measure("last loss", loss.last())),
            "the validation loss was lowest at step %d, %s, and ends at %s; the training loss went from %s to %s meanwhile."
                .formatted(
                    validation.step(best),
                    Words.number(lowest),
                    Words.number(end),
                    Words.number(then),
                    Words.number(loss.last())),
            "Stop at step %d (early stopping), or use more data, weight decay, dropout, or a smaller network."
                .formatted(validation.step(best))));
  }

  /// The training loss at a step: the median of the twentieth of the steps before it.
  private static double lossAround(Curve loss, int step) {
    int end = 1;
    while (end < loss.size() && loss.step(end) <= step) {
      end++;
    }
    return loss.median(Math.max(0, end - Math.max(1, loss.size() / 20)), end);
  }

  /// The loss has come to rest after it learned something, but neighbors tell much more about the
  /// targets than the network does. Without data: at more than 70 % of where it began.
  static Optional<Sign> under(Run run) {
    Curve loss = run.lossCurve();
    if (loss.breaksOff() || !isFlat(loss)) {
      return Optional.empty();
    }
    double learned = 1 - loss.last() / run.guess();
    double possible = run.hasModel() ? run.likeness() : 2 * MISSED;
    if (learned < SOMETHING || !(possible - learned > MISSED)) {
      return Optional.empty();
    }
    String could =
        run.hasModel()
            ? "; the nearest neighbors of an example tell %s"
                .formatted(Words.percent(run.likeness()))
            : "";
    return Optional.of(
        new Sign(
            List.of(new Measure("last loss", loss.last()), new Measure("learned", learned)),
            "the training loss has come to rest at %s: it tells %s of what there is to tell about the targets%s."
                .formatted(Words.number(loss.last()), Words.percent(Math.max(0, learned)), could),
            "Use a larger network, better features, or less regularization."));
  }

  /// The last quarter is within a twentieth of the third, and within a tenth of the second.
  private static boolean isFlat(Curve loss) {
    int quarter = loss.size() / 4;
    double last = loss.median(3 * quarter, loss.size());
    return Math.abs(loss.median(2 * quarter, 3 * quarter) - last) < 0.05 * last
        && Math.abs(loss.median(quarter, 2 * quarter) - last) < 0.1 * last;
  }
}

package gradus.diagnose;

import gradus.diagnose.Rule.Sign;
import gradus.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the shape of the loss says.
final class ShapeRules {
  /// A spike is this many times what all but the worst twentieth of the steps before had. The noise
  /// of small batches stays below 10.
  private static final double SHOT_UP = 10;

  private static final int BEFORE = 20;
  private static final int WINDOW = 100;
  private static final int AROUND = 10;

  /// Swings that reach this share of a guess do get somewhere: many sound runs zigzag on their way.
  private static final double NOWHERE = 0.3;

  private ShapeRules() {}

  static Optional<Sign> spike(Run run) {
    Curve loss = run.lossCurve();
    if (loss.size() <= BEFORE) {
      return Optional.empty();
    }
    int peak = loss.placeOfLargest(BEFORE, loss.size());
    double usual = loss.quantile(0.95, Math.max(0, peak - WINDOW), peak);
    double height = loss.value(peak);
    if (!(height > SHOT_UP * usual && height > 1.5 * loss.value(0))) {
      return Optional.empty();
    }
    boolean recovered = loss.last() < 2 * usual;
    double[] norms = run.gradientNorms();
    double norm = Curve.median(norms, Math.max(0, peak - WINDOW), peak);
    return Optional.of(
        new Sign(
            List.of(new Measure("step", loss.step(peak)), new Measure("loss", height)),
            "at step %d the loss shot up to %s, %s times the usual, and %s."
                .formatted(
                    loss.step(peak),
                    Words.number(height),
                    Words.number(height / usual),
                    recovered ? "came back" : "ends at " + Words.number(loss.last())),
            "Look at the examples of that step: one of them is probably wrong. %s keeps such a batch from moving the weights far. If each step sees all the data, it is the learning rate."
                .formatted(
                    norm > 0
                        ? "clipNorm(model, %s), twice the usual norm,"
                            .formatted(Words.number(2 * norm))
                        : "clipNorm(model, 1)")));
  }

  /// The loss goes up and down, and it is the weights that do so, not the batches: either each step
  /// undoes the one before, or a loss on fixed data jumps.
  static Optional<Sign> oscillation(Run run) {
    Curve loss = run.lossCurve();
    if (loss.breaksOff() || loss.size() < 2 * BEFORE) {
      return Optional.empty();
    }
    Optional<Sign> sign =
        run.hasCurve(Recording.TURN, BEFORE) && turns(run) < -0.5
            ? bouncing(run, loss, "the loss", turned(run), 0.05)
            : alternation(loss) < -0.5
                ? bouncing(run, loss, "the loss", "up and down by turns", 0.05)
                : Optional.empty();
    if (sign.isPresent() || !run.hasCurve(History.VALIDATION_LOSS, 10)) {
      return sign;
    }
    return bouncing(
        run, run.curve(History.VALIDATION_LOSS), "the validation loss", "on the same data", 0.2);
  }

  /// Swings that are large against the beginning and against where they swing, and that stay high.
  private static Optional<Sign> bouncing(
      Run run, Curve curve, String what, String how, double large) {
    int half = curve.size() / 2;
    double low = curve.quantile(0.1, half, curve.size());
    double high = curve.quantile(0.9, half, curve.size());
    double turns = turningPoints(curve, half);
    boolean swings = high - low > large * curve.first() && high > 1.3 * low;
    if (!(swings && low > NOWHERE * run.guess() && turns > 0.3)) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("low", low), new Measure("high", high)),
            "in the second half %s swings between %s and %s, %s, and turns at %s of its points."
                .formatted(what, Words.number(low), Words.number(high), how, Words.percent(turns)),
            "The steps are too long: %s, or a larger batch.".formatted(run.tryLower())));
  }

  private static double turns(Run run) {
    Curve turn = run.curve(Recording.TURN);
    return turn.median(turn.size() / 2, turn.size());
  }

  private static String turned(Run run) {
    return "while each step goes back on the one before (turn %s)"
        .formatted(Words.number(turns(run)));
  }

  /// The share of points that lie above or below both neighbors: 2/3 for noise, 0 for a slope.
  private static double turningPoints(Curve curve, int from) {
    int turns = 0;
    for (int i = from + 1; i < curve.size() - 1; i++) {
      double before = curve.value(i) - curve.value(i - 1);
      double after = curve.value(i + 1) - curve.value(i);
      turns += before * after < 0 ? 1 : 0;
    }
    return turns / (double) (curve.size() - 2 - from);
  }

  /// The correlation of neighboring values in the second half, apart from its slow course: −1 if
  /// high and low take turns, about 0 for the noise of batches.
  private static double alternation(Curve loss) {
    int half = loss.size() / 2;
    double[] rest = new double[loss.size() - half];
    for (int i = 0; i < rest.length; i++) {
      int at = half + i;
      rest[i] =
          loss.value(at) - loss.mean(Math.max(0, at - AROUND), Math.min(loss.size(), at + AROUND));
    }
    double square = Arrays.stream(rest).map(v -> v * v).sum();
    double product = 0;
    for (int i = 1; i < rest.length; i++) {
      product += rest[i] * rest[i - 1];
    }
    return square == 0 ? 0 : product / square;
  }

  static Optional<Sign> notDecreasing(Run run) {
    Curve loss = run.lossCurve();
    boolean falls = loss.last() < 0.97 * loss.first();
    if (loss.breaksOff() || falls || loss.last() < 0.5 * run.guess()) {
      return Optional.empty();
    }
    String possible =
        run.hasModel() && run.likeness() > 0.5
            ? ", though the nearest neighbors of an example tell %s about its target"
                .formatted(Words.percent(run.likeness()))
            : "";
    return Optional.of(
        new Sign(
            List.of(new Measure("first loss", loss.first()), new Measure("last loss", loss.last())),
            "in %s the loss went from %s to %s%s."
                .formatted(
                    Words.count(loss.size(), "step"),
                    Words.number(loss.first()),
                    Words.number(loss.last()),
                    possible),
            "Begin with overfitOneBatch(model, data.select(0, 1, 2, 3, 4), loss): what cannot learn five examples has a mistake, or is too simple. If it can, does your loop keep each x with its y?"));
  }
}

package gradus.diagnose;

import gradus.diagnose.Rule.Sign;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the curves say about the learning rate.
final class RateRules {
  /// log₁₀ of update : weight. About −3 is usual; a tenth of that is slow.
  private static final double SLOW = -4;

  private static final double USUAL = -3;

  /// The most that a rate is raised at a time.
  private static final double MOST = 100;

  private RateRules() {}

  /// The loss ends higher than it began; or it shot up tenfold, and half of the beginning was never
  /// reached again.
  static Optional<Sign> tooHigh(Run run) {
    Curve loss = run.lossCurve();
    if (loss.breaksOff() || loss.size() == 0) {
      return Optional.empty();
    }
    int peak = loss.placeOfLargest(0, loss.size());
    double first = loss.value(0);
    boolean risen = loss.last() > 2 * first;
    boolean spoiled = loss.value(peak) > 10 * first && loss.last() > 0.5 * first;
    if (!risen && !spoiled) {
      return Optional.empty();
    }
    double growth = loss.value(peak) / first;
    return Optional.of(
        new Sign(
            List.of(new Measure("growth", growth), new Measure("last loss", loss.last())),
            "the loss rose %s-fold in %s, from %s to %s, and ends at %s."
                .formatted(
                    Words.number(growth),
                    Words.count(loss.step(peak) - loss.step(0), "step"),
                    Words.number(first),
                    Words.number(loss.value(peak)),
                    Words.number(loss.last())),
            "The learning rate is too high; %s.".formatted(run.tryLower())));
  }

  /// The loss falls, but hardly, and no weight moves by a ten-thousandth in a step. Without curves
  /// of parameters: it falls without a break, by less than a tenth in all.
  static Optional<Sign> tooLow(Run run) {
    Curve loss = run.lossCurve();
    if (loss.size() == 0 || !run.isStuck() || !(loss.last() < loss.first())) {
      return Optional.empty();
    }
    List<String> names = run.steered();
    double fastest =
        names.stream()
            .map(name -> Updates.ratios(run.history(), name))
            .filter(ratios -> ratios.length > 0)
            .mapToDouble(ratios -> Curve.median(ratios, 0, ratios.length))
            .max()
            .orElse(Double.NaN);
    if (Double.isNaN(fastest) ? !fallsSteadily(loss) : fastest > SLOW) {
      return Optional.empty();
    }
    String pace =
        Double.isNaN(fastest)
            ? "though without a break"
            : "and no weight moves by more than 1 in %s of its size in a step (1 in 1000 is usual)"
                .formatted(Words.number(Math.pow(10, -fastest)));
    double factor = Double.isNaN(fastest) ? 10 : Math.min(MOST, Math.pow(10, USUAL - fastest));
    String advice =
        run.rate()
            .map(r ->
                "try %s instead of %s"
                    .formatted(Words.number(Words.round(r * factor)), Words.number(r)))
            .orElse("try %s times as much".formatted(Words.number(Words.round(factor))));
    return Optional.of(
        new Sign(
            List.of(
                new Measure("first loss", loss.first()),
                new Measure("last loss", loss.last()),
                new Measure("log₁₀(update / weight)", fastest)),
            "in %s the loss fell only from %s to %s, %s."
                .formatted(
                    Words.count(loss.size(), "step"),
                    Words.number(loss.first()),
                    Words.number(loss.last()),
                    pace),
            "The learning rate is too low; %s.".formatted(advice)));
  }

  private static boolean fallsSteadily(Curve loss) {
    double[] smooth = loss.smooth(Math.max(1, loss.size() / 10));
    double[] sorted = smooth.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < smooth.length; i++) {
      if (smooth[i] != sorted[smooth.length - 1 - i]) {
        return false;
      }
    }
    return smooth[0] > smooth[smooth.length - 1];
  }
}

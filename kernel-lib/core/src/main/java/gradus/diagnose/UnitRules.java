package gradus.diagnose;

import gradus.diagnose.Activity.Row;
import gradus.diagnose.Rule.Sign;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the units of the trained network do.
final class UnitRules {
  /// Sound networks lose some units of a layer, in small ones more than half. With four of five
  /// gone there is little left to learn with.
  private static final double MANY = 0.8;

  private UnitRules() {}

  static Optional<Sign> dead(Run run) {
    return run.activity().rows().stream()
        .filter(row -> share(row) >= MANY)
        .max(Comparator.comparingDouble(UnitRules::share))
        .map(row ->
            new Sign(
                List.of(
                    new Measure("dead units", row.dead().size()),
                    new Measure("units", row.units())),
                "%d of the %d units of %s are zero for every one of the %d examples: no gradient reaches them, so they stay dead."
                    .formatted(row.dead().size(), row.units(), row.label(), run.data().size()),
                "A step that was too long may have killed them%s. Also: biases that do not start far below 0, or leakyRelu()."
                    .formatted(run.rate().map(r -> ": " + run.tryLower()).orElse(""))));
  }

  private static double share(Row row) {
    return row.dead().size() / (double) row.units();
  }
}

package gradus.diagnose;

import gradus.diagnose.Activity.Row;
import gradus.diagnose.Rule.Sign;
import gradus.diagnose.Run.Matrix;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the weights start.
final class StartRules {
  /// In units of He's √(2 / inputs). The usual rules give 0.4 (PyTorch's) to 1.
  private static final double LARGE = 3;

  private static final double SMALL = 0.1;

  /// More than half of all units have no slope to learn by.
  private static final double MOSTLY = 0.5;

  private StartRules() {}

  /// After a step, units are equal only if they were equal before, and were treated alike.
  static Optional<Sign> symmetry(Run run) {
    for (Map.Entry<String, Tensor> each : run.model().namedParameters().entrySet()) {
      Tensor weight = each.getValue();
      if (weight.rank() >= 2 && weight.size(0) >= 2 && rowsAreEqual(weight)) {
        int units = weight.size(0);
        int steps = run.history().series("loss").size();
        return Optional.of(
            new Sign(
                List.of(new Measure("units", units), new Measure("steps", steps)),
                "all %d units of %s are equal after %s: they got the same gradient each time and work as one."
                    .formatted(units, each.getKey(), Words.count(steps, "step")),
                "Let the weights start at random, as linear(inputs, outputs) does, or with Init.heNormal(); only biases may start at 0."));
      }
    }
    return Optional.empty();
  }

  private static boolean rowsAreEqual(Tensor weight) {
    double[] numbers = weight.toArray();
    int width = numbers.length / weight.size(0);
    for (int i = width; i < numbers.length; i++) {
      if (Math.abs(numbers[i] - numbers[i % width]) > 1e-6 * Math.abs(numbers[i])) {
        return false;
      }
    }
    return true;
  }

  /// The weights are large, and it shows: the first loss is far above a guess, or units saturate.
  static Optional<Sign> tooLarge(Run run) {
    Optional<Matrix> largest =
        run.matrices().stream().max(Comparator.comparingDouble(Matrix::ratio));
    if (largest.isEmpty() || !(largest.get().ratio() > LARGE)) {
      return Optional.empty();
    }
    double first = run.history().series("loss").value(0);
    Optional<Row> saturated =
        run.activity().rows().stream()
            .filter(row -> row.saturated() > MOSTLY)
            .max(Comparator.comparingDouble(Row::saturated));
    boolean wild = !(first <= InitialLoss.TOO_MUCH * run.guess());
    if (!wild && saturated.isEmpty()) {
      return Optional.empty();
    }
    Matrix matrix = largest.get();
    String effect =
        wild
            ? "the first loss is %s, where a guess costs %s"
                .formatted(Words.number(first), Words.number(run.guess()))
            : saturated
                .map(row ->
                    "%s of the outputs of %s are saturated"
                        .formatted(Words.percent(row.saturated()), row.label()))
                .orElse("");
    return Optional.of(
        new Sign(
            List.of(new Measure("size", matrix.size()), new Measure("size / He's", matrix.ratio())),
            "%s starts with numbers of size %s, %s times what Init.heNormal() gives, and %s."
                .formatted(
                    matrix.name(),
                    Words.number(matrix.size()),
                    Words.number(matrix.ratio()),
                    effect),
            "Start with Init.heNormal() before a ReLU, Init.glorotNormal() before a tanh or sigmoid."));
  }

  /// All weights are small, and the loss stands still at first. Zeros are another fault.
  static Optional<Sign> tooSmall(Run run) {
    List<Matrix> matrices = run.matrices();
    double largest = matrices.stream().mapToDouble(Matrix::ratio).max().orElse(1);
    Curve loss = run.lossCurve();
    int fifth = loss.size() / 5;
    if (matrices.size() < 2 || !(largest > 0 && largest < SMALL) || fifth < 1) {
      return Optional.empty();
    }
    double then = loss.median(fifth - 1, fifth + 1);
    if (then < 0.98 * loss.first()) {
      return Optional.empty();
    }
    double[] sizes = matrices.stream().mapToDouble(Matrix::size).toArray();
    double size = Arrays.stream(sizes).max().orElse(0);
    return Optional.of(
        new Sign(
            List.of(new Measure("size", size), new Measure("size / He's", largest)),
            "no weight starts with numbers larger than %s, %s of what Init.heNormal() gives: what goes in is lost on its way through %d layers, and so is the gradient. The loss was %s at first and %s at step %d."
                .formatted(
                    Words.number(size),
                    Words.percent(largest),
                    matrices.size(),
                    Words.number(loss.first()),
                    Words.number(then),
                    loss.step(fifth)),
            "Start with Init.heNormal() before a ReLU, Init.glorotNormal() before a tanh or sigmoid."));
  }
}

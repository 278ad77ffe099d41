package gradus.diagnose;

import gradus.data.Dataset;
import gradus.diagnose.Rule.Sign;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import gradus.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is wrong with the data.
final class DataRules {
  /// Few enough examples that chance makes neighbors alike.
  private static final int ENOUGH = 60;

  /// Shuffled targets of 100 examples of two classes give 0 with a standard deviation of about .06.
  private static final double UNRELATED = 0.15;

  /// The share of a feature's variance that lies between the classes. Honest features overlap: a
  /// distance of 60 standard deviations between two classes is no honest one.
  private static final double GIVEN_AWAY = 0.999;

  private DataRules() {}

  static Optional<Sign> notFinite(Run run) {
    long inputs = notFinite(run.data().x());
    long targets = notFinite(run.data().y());
    if (inputs + targets == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("inputs", inputs), new Measure("targets", targets)),
            "%s of the inputs and %s of the targets are NaN or infinite."
                .formatted(Words.count(inputs, "number"), targets),
            "Leave those examples out, or fill the gaps, before you train."));
  }

  private static long notFinite(Tensor x) {
    return Arrays.stream(x.toArray()).filter(v -> !Double.isFinite(v)).count();
  }

  /// Neighbors have targets that are no more alike than those of any two examples, and the network
  /// found nothing either: not on data that it did not learn by heart.
  static Optional<Sign> misaligned(Run run) {
    double likeness = run.data().size() >= ENOUGH ? run.likeness() : 1;
    boolean judged = run.hasCurve(History.VALIDATION_LOSS, 1);
    Curve judge = run.curve(judged ? History.VALIDATION_LOSS : History.LOSS);
    double share = judge.size() == 0 ? 1 : judge.last() / run.guess();
    if (likeness > UNRELATED || share < (judged ? 0.95 : 0.8)) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("likeness of neighbors", likeness), new Measure("share", share)),
            "inputs and targets have nothing to do with each other: the targets of neighbors are only %s more alike than those of any two examples, and the %s loss is still %s of a guess."
                .formatted(
                    Words.percent(Math.max(0, likeness)),
                    judged ? "validation" : "training",
                    Words.percent(share)),
            "Look at a few pairs (x, y) with your own eyes. Whoever shuffles or filters x must do the same to y."));
  }

  /// One of several features is as good as the answer.
  static Optional<Sign> leak(Run run) {
    Dataset data = run.data().flattened();
    int features = data.x().size(1);
    if (features < 2 || data.size() < 20) {
      return Optional.empty();
    }
    double[][] targets = targets(run.data());
    for (int f = 0; f < features; f++) {
      double[] feature = data.x().select(1, f).toArray();
      double explained = explained(feature, targets);
      if (explained > GIVEN_AWAY) {
        String name = f < data.features().size() ? data.features().get(f) : "feature " + f;
        return Optional.of(
            new Sign(
                List.of(new Measure("feature", f), new Measure("explained", explained)),
                "%s alone gives the target away: the two go together by %.2f %%."
                    .formatted(name, Math.floor(1e4 * explained) / 100),
                "Ask whether it will be known at the time of prediction. If it was made from the target, leave it out."));
      }
    }
    return Optional.empty();
  }

  private static double[][] targets(Dataset data) {
    boolean numbered = data.y().rank() == 1;
    Tensor y = numbered ? Tensors.oneHot(data.y(), 1 + (int) data.y().max().item()) : data.y();
    double[] numbers = y.toArray();
    int width = numbers.length / data.size();
    double[][] columns = new double[width][data.size()];
    for (int i = 0; i < numbers.length; i++) {
      columns[i % width][i / width] = numbers[i];
    }
    return columns;
  }

  /// The share of the feature's variance that the targets account for: r² with a single target, and
  /// with one-hot classes the share that lies between their means.
  private static double explained(double[] feature, double[]... targets) {
    double mean = Arrays.stream(feature).average().orElse(0);
    double total = Arrays.stream(feature).map(v -> (v - mean) * (v - mean)).sum();
    if (total == 0) {
      return 0;
    }
    if (targets.length == 1) {
      double[] y = targets[0];
      double center = Arrays.stream(y).average().orElse(0);
      double spread = 0;
      double together = 0;
      for (int i = 0; i < y.length; i++) {
        spread += (y[i] - center) * (y[i] - center);
        together += (y[i] - center) * (feature[i] - mean);
      }
      return spread == 0 ? 0 : together * together / (spread * total);
    }
    double between = 0;
    for (double[] member : targets) {
      double count = Arrays.stream(member).sum();
      double sum = 0;
      for (int i = 0; i < member.length; i++) {
        sum += member[i] * feature[i];
      }
      between += count == 0 ? 0 : count * Math.pow(sum / count - mean, 2);
    }
    return between / total;
  }
}

package gradus.diagnose;

import gradus.diagnose.Rule.Sign;
import gradus.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the curves of the gradients say.
final class GradientRules {
  /// From the last layer to the first. Healthy networks of any depth stay within 1/100.
  private static final double VANISHED = 1e-3;

  private static final int EARLY = 10;

  private GradientRules() {}

  /// Gradients were there before backward() began, step after step.
  static Optional<Sign> leftOver(Run run) {
    double[] sizes = run.history().series(Recording.LEFT_OVER).values();
    long kept = Arrays.stream(sizes).filter(size -> size != 0).count();
    // The first step has nothing to forget.
    int steps = sizes.length - 1;
    if (kept <= steps / 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("steps with old gradients", kept), new Measure("steps", steps)),
            "in %d of %d steps the old gradients were still there when backward() added the new ones: each step went along the sum of all gradients so far."
                .formatted(kept, steps),
            "Call optimizer.zeroGrad() before each loss.backward()."));
  }

  /// A parameter had gradient 0 in every step.
  static Optional<Sign> cut(Run run) {
    List<String> cut =
        Updates.parameters(run.history()).stream()
            .filter(name ->
                Arrays.stream(run.history().series(History.gradient(name)).values())
                    .allMatch(g -> g == 0))
            .toList();
    if (cut.isEmpty()) {
      return Optional.empty();
    }
    int steps = run.lossCurve().size();
    return Optional.of(
        new Sign(
            List.of(new Measure("parameters", cut.size()), new Measure("steps", steps)),
            "the gradient of %s was 0 in all %d steps: nothing that they do reaches the loss, or nothing comes back."
                .formatted(String.join(", ", cut), steps),
            "Look for detach(), noGrad(), step() or sign() between them and the loss, for layers that forward() does not use, and for weights of 0 or dead units (activity) behind them."));
  }

  /// There were gradients, and nothing moved.
  static Optional<Sign> frozen(Run run) {
    boolean moved =
        Updates.parameters(run.history()).stream()
            .anyMatch(name -> largest(run, History.update(name)) > 0);
    double gradient =
        Updates.parameters(run.history()).stream()
            .mapToDouble(name -> largest(run, History.gradient(name)))
            .max()
            .orElse(0);
    if (moved || gradient == 0) {
      return Optional.empty();
    }
    int steps = run.lossCurve().size();
    return Optional.of(
        new Sign(
            List.of(new Measure("steps", steps), new Measure("largest gradient", gradient)),
            "no parameter moved in %d steps, though there were gradients up to %s."
                .formatted(steps, Words.number(gradient)),
            "Is the learning rate 0 (optimizer.rate())? Was the optimizer made with the parameters of this model?"));
  }

  private static double largest(Run run, String name) {
    return Arrays.stream(run.history().series(name).values()).max().orElse(0);
  }

  /// Little of the gradient arrives at the first layer, and the loss stands still.
  static Optional<Sign> vanishing(Run run) {
    List<String> names = run.steered();
    if (names.size() < 2 || !run.isStuck()) {
      return Optional.empty();
    }
    double first = gradient(run, names.getFirst());
    double last = gradient(run, names.getLast());
    if (!(first < VANISHED * last)) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("first gradient", first), new Measure("last gradient", last)),
            "the gradient is %s at %s and %s at %s, %s times smaller: the first layers do not learn."
                .formatted(
                    Words.number(last),
                    names.getLast(),
                    Words.number(first),
                    names.getFirst(),
                    Words.number(last / first)),
            "Use relu() or tanh() in the place of sigmoid(), fewer layers, residual(…), or normalization."));
  }

  /// The median of the first steps: later, where the last layer has come to rest, all is small.
  private static double gradient(Run run, String name) {
    double[] values = run.history().series(History.gradient(name)).values();
    return Curve.median(values, 0, Math.min(values.length, EARLY));
  }
}

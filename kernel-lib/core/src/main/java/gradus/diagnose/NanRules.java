package gradus.diagnose;

import gradus.diagnose.Rule.Sign;
import gradus.tensor.Binary;
import gradus.tensor.Op;
import gradus.tensor.Unary;
import gradus.train.History;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a NaN comes from.
final class NanRules {
  /// Tenfold growth is no accident of a batch.
  private static final double GROWTH = 10;

  private NanRules() {}

  static Optional<Sign> rate(Run run) {
    Curve loss = run.lossCurve();
    if (!loss.breaksOff() || loss.size() == 0) {
      return Optional.empty();
    }
    int from =
        IntStream.range(0, loss.size()).reduce(0, (a, b) -> loss.value(b) < loss.value(a) ? b : a);
    int peak = loss.placeOfLargest(0, loss.size());
    double growth = loss.value(peak) / loss.value(from);
    if (!(growth > GROWTH) || peak < from || loss.value(loss.size() - 1) < loss.value(0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("growth", growth), new Measure("step of the NaN", end(run))),
            "the loss rose %s-fold in %s, from %s to %s, and is %s at step %d."
                .formatted(
                    Words.number(growth),
                    Words.count(peak - from, "step"),
                    Words.number(loss.value(from)),
                    Words.number(loss.value(peak)),
                    broken(run),
                    end(run)),
            "The learning rate is too high; %s.".formatted(run.tryLower())));
  }

  static Optional<Sign> logOfZero(Run run) {
    return traced(run)
        .filter(found -> isLog(found.op()))
        .map(found ->
            sign(
                run,
                found,
                "Give the logits to bceWithLogits or crossEntropy, which need no logarithm of a probability; or add 1e-7 inside the log."));
  }

  static Optional<Sign> overflow(Run run) {
    return traced(run)
        .filter(found -> Double.isInfinite(found.value()) && !isLog(found.op()))
        .filter(found -> found.op() != Binary.DIVIDE && found.op() != Unary.RECIPROCAL)
        .map(found ->
            sign(
                run,
                found,
                "Bring the inputs to mean 0 and deviation 1 (Normalizer.fit), and let softmax, logSoftmax or crossEntropy take the exponentials: they subtract the largest first."));
  }

  static Optional<Sign> other(Run run) {
    if (!run.lossCurve().breaksOff()) {
      return Optional.empty();
    }
    Optional<NotFinite> found = traced(run);
    if (found.isPresent()) {
      return Optional.of(sign(run, found.get(), "Keep such numbers away from that operation."));
    }
    return Optional.of(
        new Sign(
            List.of(new Measure("step of the NaN", end(run))),
            "the loss is %s at step %d%s.".formatted(broken(run), end(run), gradientBefore(run)),
            "Compute the loss of that batch inside firstNotFinite(() -> …): it names the operation."));
  }

  private static boolean isLog(Op op) {
    return op == Unary.LOG || op == Unary.LOG1P;
  }

  private static Sign sign(Run run, NotFinite found, String advice) {
    Curve loss = run.lossCurve();
    String before =
        loss.size() == 0
            ? "from the first step on"
            : "at step %d, after %s at step %d"
                .formatted(
                    end(run),
                    Words.number(loss.value(loss.size() - 1)),
                    loss.step(loss.size() - 1));
    return new Sign(
        List.of(
            new Measure("step of the NaN", end(run)),
            new Measure("result", found.value()),
            new Measure("results that are not finite", found.count())),
        "the loss is %s %s: %s".formatted(broken(run), before, found),
        advice);
  }

  /// The operation that went wrong, if the weights are still those that it went wrong with.
  private static Optional<NotFinite> traced(Run run) {
    return run.hasModel() && run.lossCurve().breaksOff()
        ? NotFinite.first(run::lossNow)
        : Optional.empty();
  }

  private static int end(Run run) {
    return run.history().series(History.LOSS).step(run.lossCurve().size());
  }

  private static String broken(Run run) {
    return Words.number(run.history().series(History.LOSS).value(run.lossCurve().size()));
  }

  private static String gradientBefore(Run run) {
    int last = run.lossCurve().size() - 1;
    double[] norms = run.gradientNorms();
    return last >= 0 && !Double.isFinite(norms[last])
        ? ", and one step before, the loss was ordinary, but its gradient was not"
        : "";
  }
}

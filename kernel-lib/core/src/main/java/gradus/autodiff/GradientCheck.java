package gradus.autodiff;

import gradus.autodiff.GradientReport.SweepPoint;
import gradus.autodiff.GradientReport.Verdict;
import gradus.tensor.DType;
import gradus.tensor.GradientException;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Compares gradients with central differences and says what is wrong with them. A notebook has
/// these names without an import.
///
/// (f(x + ε) − f(x − ε)) / 2ε misses the derivative by about ε²f‴/6 and by rounding, about
/// 10⁻¹⁶|f|/ε; ε = 1e-5 balances the two in float64, in which everything here is computed. Every
/// number of every input is moved alone, so keep the inputs small: a few hundred numbers.
public final class GradientCheck {
  private GradientCheck() {}

  /// Checks what autodiff says about a function, operations of your own in it included.
  ///
  /// ```java
  /// var cube = customOp("cube", x -> x.pow(3), (g, x, y) -> g.times(x.square()));   // the 3 is lost
  /// checkGradients(x -> cube.apply(x).sum(), tensor(1, 2));
  /// ```
  ///
  /// @param f from a tensor to a tensor; of several numbers, each gets a fixed weight
  /// @param x where, of any shape and type
  /// @return the report, which prints well
  /// @throws GradientException if f(x) is not finite, or differs from call to call
  public static GradientReport checkGradients(Function<Tensor, Tensor> f, Tensor x) {
    return checkGradients(in -> f.apply(in.getFirst()), List.of(x));
  }

  /// Checks what autodiff says about a function of several tensors.
  ///
  /// @param f from tensors to a tensor; of several numbers, each gets a fixed weight
  /// @param inputs where
  /// @return the report, which prints well
  /// @throws GradientException if f(inputs) is not finite, or differs from call to call
  public static GradientReport checkGradients(
      Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {
    List<Tensor> x = float64(inputs);
    var probe = new Probe(f, DType.FLOAT64);
    requireSound(probe, x);
    return check(f, probe, probe::gradients, x, true);
  }

  /// Checks a gradient that was written by hand.
  ///
  /// ```java
  /// checkGradients(w -> w.square().sum(), w -> w, tensor(1, 2));   // half: the 2 is forgotten
  /// ```
  ///
  /// @param f from a tensor to a single number
  /// @param claimed from the same tensor to df/dx, of the shape of x
  /// @param x where, of any shape and type
  /// @return the report, which prints well
  /// @throws ShapeException if f(x) is not a single number
  /// @throws GradientException if f(x) is not finite, or differs from call to call
  public static GradientReport checkGradients(
      Function<Tensor, Tensor> f, Function<Tensor, Tensor> claimed, Tensor x) {
    return checkGradients(
        in -> f.apply(in.getFirst()), in -> List.of(claimed.apply(in.getFirst())), List.of(x));
  }

  /// Checks gradients that were written by hand, one for each of several tensors.
  ///
  /// @param f from tensors to a single number
  /// @param claimed from the same tensors to one gradient for each, in order
  /// @param inputs where
  /// @return the report, which prints well
  /// @throws ShapeException if f(inputs) is not a single number
  /// @throws IllegalArgumentException if there are more gradients than inputs, or fewer
  /// @throws GradientException if f(inputs) is not finite, or differs from call to call
  public static GradientReport checkGradients(
      Function<List<Tensor>, Tensor> f,
      Function<List<Tensor>, List<Tensor>> claimed,
      List<Tensor> inputs) {
    List<Tensor> x = float64(inputs);
    var probe = new Probe(f, DType.FLOAT64);
    requireSound(probe, x);
    if (probe.outputs(x) != 1) {
      throw new ShapeException(
          "a gradient belongs to a single number, such as a loss; this function gives %d. Try .sum() or .mean() in it."
              .formatted(probe.outputs(x)));
    }
    return check(f, probe, in -> claims(probe, claimed, in), x, false);
  }

  private static List<Tensor> claims(
      Probe probe, Function<List<Tensor>, List<Tensor>> claimed, List<Tensor> x) {
    List<Tensor> fresh = x.stream().map(t -> t.contiguous().requiresGrad()).toList();
    List<Tensor> claims = probe.replayed(() -> claimed.apply(fresh));
    if (claims.size() != x.size()) {
      throw new IllegalArgumentException(
          "there must be one gradient for each input: there are %d inputs and %d gradients."
              .formatted(x.size(), claims.size()));
    }
    // A copy, because the reader's tensor may be added to later.
    return claims.stream().map(t -> t.to(DType.FLOAT64).detach().contiguous()).toList();
  }

  private static List<Tensor> float64(List<Tensor> inputs) {
    return inputs.stream().map(t -> t.to(DType.FLOAT64).detach().contiguous()).toList();
  }

  private static void requireSound(Probe probe, List<Tensor> x) {
    double first = probe.first(x);
    if (!Double.isFinite(first)) {
      throw new GradientException(
          "cannot check a gradient where the function is %s: start from inputs where it is an ordinary number."
              .formatted(first));
    }
    double again = probe.at(x);
    if (first != again) {
      throw new GradientException(
          "cannot check a function that gives %s and then %s for the same inputs: it must depend on them alone."
              .formatted(first, again));
    }
  }

  private static GradientReport check(
      Function<List<Tensor>, Tensor> f,
      Probe probe,
      Function<List<Tensor>, List<Tensor>> claims,
      List<Tensor> x,
      boolean lookIntoOps) {
    List<Tensor> claimed = claims.apply(x);
    List<Tensor> again = claims.apply(x);
    var seen = Comparison.of(probe, x, claimed);
    if (seen.verdict() != Verdict.WRONG && !same(claimed, again)) {
      // Right once and wrong the second time is wrong.
      seen = Comparison.of(probe, x, again);
      again = claims.apply(x);
    }
    List<Tensor> moved = x.stream().map(GradientCheck::moved).toList();
    Optional<Comparison> elsewhere = elsewhere(probe, claims, moved, seen);
    boolean staleOnly =
        seen.verdict() != Verdict.WRONG
            && elsewhere.filter(e -> e.verdict() == Verdict.WRONG).isPresent();
    var shown = staleOnly ? elsewhere.orElseThrow() : seen;
    var behavior =
        staleOnly
            ? new Diagnoser.Behavior(shown.claimed(), Optional.of(seen))
            : new Diagnoser.Behavior(again, elsewhere);
    var diagnoses =
        shown.verdict() == Verdict.WRONG
            ? diagnoses(probe, shown, behavior, staleOnly, lookIntoOps)
            : List.<Diagnosis>of();
    return new GradientReport(
        shown.verdict(), shown.places(), diagnoses, type -> sweep(f, claimed, x, type));
  }

  /// At a point nearby: where something is wrong here, or along one direction there.
  private static Optional<Comparison> elsewhere(
      Probe probe,
      Function<List<Tensor>, List<Tensor>> claims,
      List<Tensor> moved,
      Comparison seen) {
    if (!Double.isFinite(probe.at(moved))) {
      return Optional.empty();
    }
    List<Tensor> there = claims.apply(moved);
    return seen.verdict() == Verdict.WRONG || !agreesAlongOneDirection(probe, moved, there)
        ? Optional.of(Comparison.of(probe, moved, there))
        : Optional.empty();
  }

  private static boolean agreesAlongOneDirection(
      Probe probe, List<Tensor> x, List<Tensor> claimed) {
    double h = Central.EPSILON;
    double claim = 0;
    double size = 0;
    var up = new ArrayList<Tensor>();
    var down = new ArrayList<Tensor>();
    for (int i = 0; i < x.size(); i++) {
      double[] mine = claimed.get(i).toArray();
      if (mine.length != x.get(i).numel()) {
        return false;
      }
      double[] direction = new double[mine.length];
      for (int k = 0; k < mine.length; k++) {
        direction[k] = StrictMath.sin(2.3 * k + i + 0.7);
        claim += mine[k] * direction[k];
        size += Math.abs(mine[k] * direction[k]);
      }
      Tensor step = Probe.tensor(direction, x.get(i)).times(h);
      up.add(x.get(i).plus(step));
      down.add(x.get(i).minus(step));
    }
    double slope = (probe.at(up) - probe.at(down)) / (2 * h);
    return Math.abs(slope - claim) <= 1e-6 * size + 1e-9 * Math.abs(probe.at(x));
  }

  private static List<Diagnosis> diagnoses(
      Probe probe,
      Comparison seen,
      Diagnoser.Behavior behavior,
      boolean staleOnly,
      boolean lookIntoOps) {
    Probe.Recorded recorded = probe.recorded(seen.x());
    if (lookIntoOps) {
      var inOps = CustomOpCheck.faults(recorded.graph());
      if (!inOps.isEmpty()) {
        return inOps;
      }
    }
    var diagnoser = new Diagnoser(seen, new Structure(recorded), behavior);
    return IntStream.range(0, seen.x().size())
        .filter(seen::isWrong)
        .mapToObj(i -> staleOnly ? diagnoser.ofNearby(i) : diagnoser.of(i))
        .toList();
  }

  /// A few percent away, on the same side of zero.
  private static Tensor moved(Tensor x) {
    double[] numbers = x.toArray();
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] += 0.05 * Math.max(Math.abs(numbers[k]), 0.1) * StrictMath.cos(1.7 * k + 0.3);
    }
    return Probe.tensor(numbers, x);
  }

  private static boolean same(List<Tensor> a, List<Tensor> b) {
    return IntStream.range(0, a.size())
        .allMatch(i -> Arrays.equals(a.get(i).toArray(), b.get(i).toArray()));
  }

  private static List<SweepPoint> sweep(
      Function<List<Tensor>, Tensor> f, List<Tensor> claimed, List<Tensor> x, DType type) {
    var probe = new Probe(f, type);
    List<Tensor> typed = x.stream().map(t -> t.to(type)).toList();
    probe.first(typed);
    var central = new Central(probe, typed);
    var points = new ArrayList<SweepPoint>();
    for (int power = 1; power <= 10; power++) {
      double epsilon = Math.pow(10, -power);
      double off = 0;
      double mine = 0;
      double theirs = 0;
      for (int i = 0; i < x.size(); i++) {
        double[] claim = claimed.get(i).toArray();
        for (int k = 0; k < claim.length; k++) {
          double slope = central.slope(i, k, epsilon);
          off += (claim[k] - slope) * (claim[k] - slope);
          mine += claim[k] * claim[k];
          theirs += slope * slope;
        }
      }
      double size = Math.sqrt(mine) + Math.sqrt(theirs);
      points.add(new SweepPoint(epsilon, size == 0 ? 0 : Math.sqrt(off) / size));
    }
    return List.copyOf(points);
  }
}

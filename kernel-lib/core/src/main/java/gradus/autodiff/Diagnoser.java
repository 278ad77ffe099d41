package gradus.autodiff;

import gradus.autodiff.Diagnosis.Kind;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Says what is probably wrong with a gradient, by asking which slip would have given it.
final class Diagnoser {
  private final Comparison seen;
  private final Structure structure;
  private final Behavior behavior;

  /// What a claim does when it is asked again, and elsewhere.
  ///
  /// @param again the claim at the same point, asked a second time
  /// @param elsewhere the comparison at a point nearby
  record Behavior(List<Tensor> again, Optional<Comparison> elsewhere) {}

  Diagnoser(Comparison seen, Structure structure, Behavior behavior) {
    this.seen = seen;
    this.structure = structure;
    this.behavior = behavior;
  }

  Diagnosis of(int i) {
    // What fits the numbers exactly comes before what only fits how they behave.
    Stream<Supplier<Optional<Diagnosis>>> tries =
        Stream.of(
            () -> unsteady(i),
            () -> notFinite(i),
            () -> ignoresInput(i),
            () -> shape(i),
            () -> sign(i),
            () -> factor(i),
            () -> transposed(i),
            () -> structure.missingSum(seen, i),
            () -> zero(i),
            () -> structure.lostBranch(seen, i),
            () -> structure.wrongSlope(seen, i),
            () -> structure.signOfOnePart(seen, i),
            () -> anyFactor(i),
            () -> stale(i),
            () -> leftover(i));
    return tries
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(
            new Diagnosis(
                Kind.UNKNOWN,
                "This is no slip that is known here: check the formula term by term, on the smallest input that is still wrong."));
  }

  /// For a gradient that was right at the first point and is wrong at this one, nearby.
  Diagnosis ofNearby(int i) {
    Diagnosis found = stale(i).orElseGet(() -> of(i));
    return found.kind() == Kind.UNKNOWN
        ? new Diagnosis(
            Kind.STALE,
            "It is right at the inputs given and wrong a few percent away: some of it was kept from an earlier forward pass, so compute all of it afresh.")
        : found;
  }

  private static Optional<Diagnosis> when(boolean so, Kind kind, String sentence) {
    return so ? Optional.of(new Diagnosis(kind, sentence)) : Optional.empty();
  }

  private double[] mine(int i) {
    return seen.claimed().get(i).toArray();
  }

  private double[] expected(int i) {
    return seen.expected().get(i).toArray();
  }

  private static double[] map(double[] numbers, DoubleUnaryOperator f) {
    return Arrays.stream(numbers).map(f).toArray();
  }

  private static boolean allZero(double[] numbers) {
    return Arrays.stream(numbers).allMatch(v -> v == 0);
  }

  private Optional<Diagnosis> notFinite(int i) {
    return when(
        Arrays.stream(mine(i)).anyMatch(v -> !Double.isFinite(v)),
        Kind.NOT_FINITE,
        "There is a NaN or an infinity in the gradient where the slope is an ordinary number: look for 0/0, log(0) or an exp that overflows.");
  }

  private Optional<Diagnosis> ignoresInput(int i) {
    boolean nothingMoves = seen.expected().stream().allMatch(e -> allZero(e.toArray()));
    return when(
        nothingMoves && !allZero(mine(i)),
        Kind.IGNORES_INPUT,
        "The function gives the same number wherever its inputs are: compute it from the tensors that it is handed, not from those outside.");
  }

  private Optional<Diagnosis> shape(int i) {
    if (seen.fits(i)) {
      return Optional.empty();
    }
    Tensor mine = seen.claimed().get(i);
    Shape has = mine.shape();
    Shape needs = seen.x().get(i).shape();
    if (mine.rank() == 2
        && needs.rank() == 2
        && mine.transpose().shape().equals(needs)
        && seen.explains(seen.expected().get(i).transpose().toArray(), i)) {
      return transposition(has + " instead of " + needs);
    }
    if (Structure.stretches(needs, has)) {
      double[] summed = mine.sumTo(needs).toArray();
      double[] right = expected(i);
      boolean fits = true;
      for (int k = 0; k < right.length; k++) {
        fits &= Central.near(summed[k], right[k], 1e-4, 1e-6 * Comparison.largest(right));
      }
      if (fits) {
        return when(
            true,
            Kind.MISSING_SUM,
            "The gradient has shape %s and its tensor %s: it was stretched on the way forward, so sum over the stretched axis on the way back, .sumTo(x.shape())."
                .formatted(has, needs));
      }
    }
    return when(
        true,
        Kind.SHAPE,
        "The gradient has shape %s and its tensor %s: a gradient has one slope for each number, in the same places.%s"
            .formatted(
                has,
                needs,
                seen.explains(expected(i), i)
                    ? " The numbers are right: .reshape(x.shape()) will do."
                    : ""));
  }

  private Optional<Diagnosis> sign(int i) {
    return when(
        seen.explains(map(expected(i), v -> -v), i),
        Kind.SIGN,
        "Every number has the opposite sign: look for a lost minus, or a difference taken the wrong way round, y − ŷ for ŷ − y.");
  }

  private Optional<Diagnosis> factor(int i) {
    double[] right = expected(i);
    double[] mine = mine(i);
    double k = dot(mine, right) / dot(right, right);
    if (!Double.isFinite(k) || k == 0 || !seen.explains(map(right, v -> k * v), i)) {
      return Optional.empty();
    }
    var named = new TreeMap<Double, String>();
    for (int n : structure.counts()) {
      String behind = ", and %d is the size of a batch or the count behind a mean: ".formatted(n);
      named.putIfAbsent(
          (double) n,
          n + " times too large" + behind + "where the loss takes the mean, divide by it");
      named.putIfAbsent(1.0 / n, n + " times too small" + behind + "was the mean taken twice?");
      named.putIfAbsent(
          n / 2.0,
          n / 2.0 + " times too large" + behind + "divide by it, and mind the 2 of a square");
      named.putIfAbsent(
          2.0 / n, n / 2.0 + " times too small" + behind + "is the mean, or a 2, counted twice?");
    }
    named.put(
        2.0,
        "2 times too large: is a 2 counted twice, or an equal gradient still in it (zeroGrad)?");
    named.put(0.5, "half of what it should be: the 2 of a square, as in 2(ŷ − y), was forgotten");
    return DoubleStream.of(1, -1)
        .boxed()
        .flatMap(s ->
            named.entrySet().stream()
                .filter(e -> Central.near(s * k, e.getKey(), 1e-4, 0))
                .map(e -> (s < 0 ? "of the wrong sign and " : "") + e.getValue()))
        .findFirst()
        .map(what ->
            new Diagnosis(Kind.FACTOR, "Every number is %s.".formatted(what).replace("?.", "?")));
  }

  private Optional<Diagnosis> anyFactor(int i) {
    double[] right = expected(i);
    double k = dot(mine(i), right) / dot(right, right);
    boolean several = Arrays.stream(right).filter(v -> v != 0).count() > 1;
    return when(
        several && Double.isFinite(k) && k != 0 && seen.explains(map(right, v -> k * v), i),
        Kind.FACTOR,
        "Every number is %s times what it should be: look for a constant that was lost or counted twice."
            .formatted(String.format(Locale.ROOT, "%.4g", k)));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += Double.isFinite(b[k]) ? a[k] * b[k] : 0;
    }
    return sum;
  }

  private Optional<Diagnosis> transposed(int i) {
    Tensor right = seen.expected().get(i);
    boolean square = right.rank() >= 2 && right.size(-1) == right.size(-2);
    return square && seen.explains(right.transpose().toArray(), i)
        ? transposition("right numbers in mirrored places")
        : Optional.empty();
  }

  private static Optional<Diagnosis> transposition(String what) {
    return when(
        true,
        Kind.TRANSPOSED,
        "The gradient is transposed (%s): for y = x·W it is dW = xᵀ·g, for y = x·Wᵀ it is dW = gᵀ·x."
            .formatted(what));
  }

  /// Asked twice at one point, it gives two answers.
  private Optional<Diagnosis> unsteady(int i) {
    double[] first = mine(i);
    double[] again = behavior.again().get(i).toArray();
    if (first.length != again.length || Arrays.equals(first, again)) {
      return Optional.empty();
    }
    double[] grown = new double[first.length];
    for (int k = 0; k < first.length; k++) {
      grown[k] = again[k] - first[k];
    }
    return seen.isRight(grown, i)
        ? when(
            true,
            Kind.ACCUMULATED,
            "It grows by one whole gradient each time it is asked: the old one is still in it, so call zeroGrad() (or start from zeros) before each backward().")
        : when(
            true,
            Kind.UNKNOWN,
            "Asked twice at the same point, it gives two answers: it must depend on its inputs alone.");
  }

  /// Stays as it is when the inputs move, though the slope does not.
  Optional<Diagnosis> stale(int i) {
    if (behavior.elsewhere().isEmpty()) {
      return Optional.empty();
    }
    Comparison there = behavior.elsewhere().get();
    boolean still = Arrays.equals(mine(i), there.claimed().get(i).toArray());
    return when(
        still && !seen.isRight(there.expected().get(i).toArray(), i),
        Kind.STALE,
        "It stays as it is when the inputs move, though the slope does not: it was computed from old numbers, so run the forward pass again before it.");
  }

  private Optional<Diagnosis> leftover(int i) {
    if (behavior.elsewhere().isEmpty() || !behavior.elsewhere().get().fits(i)) {
      return Optional.empty();
    }
    Comparison there = behavior.elsewhere().get();
    double[] here = mine(i);
    double[] candidate = there.expected().get(i).toArray();
    double[] right = expected(i);
    boolean moves = !Arrays.equals(here, there.claimed().get(i).toArray());
    for (int k = 0; k < candidate.length; k++) {
      candidate[k] += here[k] - right[k];
    }
    return when(
        moves && there.explains(candidate, i),
        Kind.ACCUMULATED,
        "It is off by the same amount at every point: a gradient from before is still in it, so call zeroGrad() (or start from zeros) before each backward().");
  }

  private Optional<Diagnosis> zero(int i) {
    double[] mine = mine(i);
    double[] right = expected(i);
    double[] kept = new double[mine.length];
    int lost = 0;
    for (int k = 0; k < mine.length; k++) {
      boolean gone = mine[k] == 0 && right[k] != 0;
      kept[k] = gone ? 0 : right[k];
      lost += gone ? 1 : 0;
    }
    if (lost == 0 || !seen.explains(kept, i)) {
      return Optional.empty();
    }
    return when(
        true,
        Kind.ZERO,
        allZero(mine)
            ? "No gradient arrives at all: something on the way cuts the graph, such as detach(), noGrad(), step() or a tensor made anew from numbers."
            : "It is zero at %d of %d places where it should flow, and right elsewhere: look for a mask that is too wide, a slice that was never put back, or a loop that stops early."
                .formatted(lost, mine.length));
  }
}

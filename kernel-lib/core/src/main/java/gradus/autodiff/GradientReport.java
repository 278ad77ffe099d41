package gradus.autodiff;

import gradus.tensor.DType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the check of a gradient found. Prints as a few lines to read.
///
/// @param verdict right, wrong, or too close to a kink to say
/// @param places every number that was compared, in order
/// @param diagnoses what is wrong with each wrong input, in order; empty if nothing is
/// @param sweeper makes the data of [#sweep(DType)]
public record GradientReport(
    Verdict verdict,
    List<Place> places,
    List<Diagnosis> diagnoses,
    Function<DType, List<SweepPoint>> sweeper) {
  /// What can be said about a gradient.
  public enum Verdict {
    /// It agrees with central differences.
    RIGHT,
    /// It does not.
    WRONG,
    /// The function bends or breaks off within the step, so differences cannot tell.
    KINK
  }

  /// One number of one input.
  ///
  /// @param input which input, from 0
  /// @param index its index along each axis
  /// @param mine the claimed derivative
  /// @param expected the central difference
  /// @param relativeError |mine − expected| / max(|mine|, |expected|); 0 where rounding explains it
  /// @param verdict what can be said
  public record Place(
      int input,
      List<Integer> index,
      double mine,
      double expected,
      double relativeError,
      Verdict verdict) {}

  /// One step width of a sweep.
  ///
  /// @param epsilon the step ε
  /// @param relativeError ‖mine − differences‖ / (‖mine‖ + ‖differences‖)
  public record SweepPoint(double epsilon, double relativeError) {}

  /// The first number that is wrong.
  ///
  /// @return empty if none is, or if only shapes are
  public Optional<Place> first() {
    return places.stream().filter(p -> p.verdict() == Verdict.WRONG).findFirst();
  }

  /// The number that is most wrong: by relative error, and among equals by the difference.
  ///
  /// @return empty if none is, or if only shapes are
  public Optional<Place> worst() {
    return places.stream()
        .filter(p -> p.verdict() == Verdict.WRONG)
        .max(
            Comparator.comparingDouble((Place p) -> Math.round(p.relativeError() * 1e6))
                .thenComparingDouble(p -> Math.abs(p.mine() - p.expected())));
  }

  /// What is wrong with the first wrong input.
  ///
  /// @return empty if nothing is
  public Optional<Diagnosis> diagnosis() {
    return diagnoses.stream().findFirst();
  }

  /// The relative error for ε = 1e-1, 1e-2, …, 1e-10, in float64: large steps miss the curve, small
  /// ones drown in rounding. The data of a figure.
  ///
  /// @return one point for each ε, largest first
  public List<SweepPoint> sweep() {
    return sweep(DType.FLOAT64);
  }

  /// The sweep with the function computed in another type.
  ///
  /// @param type the type
  /// @return one point for each ε, largest first
  public List<SweepPoint> sweep(DType type) {
    return sweeper.apply(type);
  }

  /// Verdict, where, mine and expected, and the diagnosis with the likely fix.
  @Override
  public String toString() {
    return switch (verdict) {
      case RIGHT ->
          "right: %s with central differences (ε = 1e-5); the largest relative error is %s."
              .formatted(
                  places.size() == 1
                      ? "the derivative agrees"
                      : "all %d derivatives agree".formatted(places.size()),
                  number(places.stream().mapToDouble(Place::relativeError).max().orElse(0)));
      case KINK -> kinks();
      case WRONG -> wrongs();
    };
  }

  private String kinks() {
    List<Place> kinks = places.stream().filter(p -> p.verdict() == Verdict.KINK).toList();
    Place first = kinks.getFirst();
    return """
    too close to a kink to say: the function bends or breaks off within ε = 1e-5 at %d of %d places.
    first   %s   mine %s, difference %s
    %sMove the inputs a little and check again.\
    """
        .formatted(
            kinks.size(),
            places.size(),
            where(first),
            number(first.mine()),
            number(first.expected()),
            kinks.size() == places.size() ? "" : "The other derivatives are right. ");
  }

  private String wrongs() {
    long wrong = places.stream().filter(p -> p.verdict() == Verdict.WRONG).count();
    String count =
        wrong == 0
            ? "wrong: the shape does not fit."
            : "wrong: %d of %d derivatives differ from central differences (ε = 1e-5)."
                .formatted(wrong, places.size());
    String found =
        diagnoses.stream().map(Diagnosis::sentence).distinct().collect(Collectors.joining("\n"));
    return count
        + first().map(p -> line("first", p)).orElse("")
        + (wrong > 1 ? worst().map(p -> line("worst", p)).orElse("") : "")
        + "\n"
        + found;
  }

  private static String line(String which, Place p) {
    return "\n%s   %s   mine %s, expected %s"
        .formatted(which, where(p), number(p.mine()), number(p.expected()));
  }

  private static String where(Place p) {
    return "input %d at %s".formatted(p.input(), p.index());
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String pattern = size == 0 ? "%.0f" : size < 1e-3 || size >= 1e5 ? "%.2e" : "%.6f";
    return String.format(Locale.ROOT, pattern, value);
  }
}

package gradus.tensor;

/// The error function erf x = 2/√π ∫₀ˣ e^(−t²) dt and its complement erfc x = 1 − erf x.
///
/// Source: Abramowitz and Stegun, *Handbook of Mathematical Functions* (1964), the series 7.1.6
/// near 0 and the continued fraction 7.1.14 further out.
final class ErrorFunction {
  private static final double SERIES_TO = 2;
  private static final int LEVELS = 70;

  private ErrorFunction() {}

  /// erf x, to 1e-15.
  static double erf(double x) {
    double size = Math.abs(x);
    return size < SERIES_TO ? series(x) : Math.copySign(1 - fraction(size), x);
  }

  /// erfc x, to 1e-15; for x ≥ 2 also to 14 digits, where 1 − erf x would lose them all.
  static double erfc(double x) {
    if (Math.abs(x) < SERIES_TO) {
      return 1 - series(x);
    }
    return x < 0 ? 2 - fraction(-x) : fraction(x);
  }

  /// erf x = 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)). All terms have one sign, so no
  /// digits cancel.
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * bell(x) * sum;
  }

  /// erfc x = e^(−x²)/√π · 1/(x + ½/(x + 1/(x + (3/2)/(x + …)))) for x ≥ 2.
  private static double fraction(double x) {
    double below = x;
    for (int n = LEVELS; n > 0; n--) {
      below = x + n / 2.0 / below;
    }
    return bell(x) / (Math.sqrt(Math.PI) * below);
  }

  /// e^(−x²). What x · x loses in rounding is put back: far out it would cost digits.
  private static double bell(double x) {
    double square = x * x;
    double lost = Double.isInfinite(square) ? 0 : Math.fma(x, x, -square);
    return StrictMath.exp(-square) * (1 - lost);
  }
}

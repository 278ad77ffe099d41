package gradus.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers for sentences and tables.
public final class Numbers {
  // Beyond these powers of ten a number is written with its exponent.
  private static final int SMALLEST = -4;
  private static final int LARGEST = 7;

  private Numbers() {}

  /// A number in a few digits: `0.6931`, `12`, `3.2e-7`, `NaN`, `∞`.
  ///
  /// @param value the number
  /// @param digits how many digits count
  /// @return the shortest text of the rounded number
  public static String rounded(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
    var rounded =
        BigDecimal.valueOf(value)
            .round(new MathContext(digits, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.signum() == 0 || (exponent >= SMALLEST && exponent < LARGEST)
        ? rounded.toPlainString()
        : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}

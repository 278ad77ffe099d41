package gradus.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers as the course writes them: a point for the fraction in every country, no digits that say
/// nothing.
public final class Numbers {
  private Numbers() {}

  /// Four significant digits, without trailing zeros: `0.6931`, `1.5e-07`, `NaN`, `-∞`; whole
  /// numbers with all their digits: `123456`.
  ///
  /// @param value any number
  /// @return a short text
  public static String brief(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Long.toString((long) value);
    }
    return withDigits(value, 4);
  }

  /// A tick of an axis: exact but for the last digits, where binary fractions make their noise.
  ///
  /// @param value any number
  /// @return a text with a real minus sign
  public static String tick(double value) {
    return withDigits(value, 10).replace('-', '−');
  }

  /// A whole number with its thousands apart: `12,500`.
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String withDigits(double value, int digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    var rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-4 && size < 1e7)) {
      return rounded.toPlainString();
    }
    String mantissa =
        rounded.movePointLeft(rounded.precision() - rounded.scale() - 1).toPlainString();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}

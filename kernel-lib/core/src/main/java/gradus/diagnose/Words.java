package gradus.diagnose;

import gradus.text.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in the sentences of a diagnosis.
final class Words {
  private static final int DIGITS = 3;

  private Words() {}

  /// Three digits: `0.693`, `12`, `3.2e-7`, `NaN`.
  static String number(double value) {
    return Numbers.rounded(value, DIGITS).replace('-', '−').replace("e−", "e-");
  }

  /// A share as `42 %`.
  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /// The rate, rounded down to 1 or 3 times a power of ten.
  static double round(double rate) {
    double power = Math.pow(10, Math.floor(Math.log10(rate) + 1e-9));
    double one = rate / power >= 3 - 1e-9 ? 3 * power : power;
    return BigDecimal.valueOf(one).round(new MathContext(1)).doubleValue();
  }

  static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}

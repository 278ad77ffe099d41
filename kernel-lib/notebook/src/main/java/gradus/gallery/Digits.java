package gradus.gallery;

import gradus.notebook.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers as the figures write them.
final class Digits {
  private static final double WIDE = 1e6;

  private Digits() {}

  /// Two digits behind the point: `−0.80`, and `1e+300` where that would be endless.
  static String two(double value) {
    return fixed(value, 2);
  }

  /// Three digits behind the point.
  static String three(double value) {
    return fixed(value, 3);
  }

  /// In parentheses: `(0.05, 0.88)`.
  static String two(double[] values) {
    return Arrays.stream(values).mapToObj(Digits::two).collect(Collectors.joining(", ", "(", ")"));
  }

  /// In parentheses: `(0.185, 0.095)`.
  static String three(double[] values) {
    return Arrays.stream(values)
        .mapToObj(Digits::three)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String fixed(double value, int digits) {
    if (!Double.isFinite(value) || Math.abs(value) >= WIDE) {
      return Numbers.brief(value).replace('-', '−');
    }
    String text = String.format(Locale.ROOT, "%." + digits + "f", value);
    boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return isZero ? text.replace("-", "") : text.replace('-', '−');
  }
}

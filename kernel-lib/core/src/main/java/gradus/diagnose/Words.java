package gradus.diagnose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Numbers and tables as people write them.
final class Words {
  private Words() {}

  /// Three digits: `0.693`, `12`, `3.2e-7`, `NaN`.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    var rounded = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String text =
        rounded.signum() == 0 || (exponent >= -4 && exponent < 7)
            ? rounded.toPlainString()
            : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    return text.replace('-', '−').replace("e−", "e-");
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

  /// Lines up texts in columns. The first of them are words and stand to the left, the others are
  /// numbers and stand to the right.
  static String table(int words, List<List<String>> rows) {
    var widths = new ArrayList<Integer>();
    for (int c = 0; c < rows.getFirst().size(); c++) {
      int column = c;
      widths.add(rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(words, widths, row)).collect(Collectors.joining("\n"));
  }

  private static String line(int words, List<Integer> widths, List<String> row) {
    var line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      String space = " ".repeat(widths.get(c) - row.get(c).length());
      line.append(c < words ? row.get(c) + space : space + row.get(c)).append("  ");
    }
    return line.toString().stripTrailing();
  }
}

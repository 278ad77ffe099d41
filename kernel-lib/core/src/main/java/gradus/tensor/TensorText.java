package gradus.tensor;

import java.util.Arrays;
import java.util.Locale;

/// Prints tensors: nested brackets, columns aligned, long axes shortened in the middle.
final class TensorText {
  private static final int MANY = 1000;
  private static final int EDGE = 3;

  private TensorText() {}

  static String of(Tensor x) {
    if (x.numel() == 0) {
      return "[] of shape " + x.shape();
    }
    boolean shorten = x.numel() > MANY;
    double[] shown = shown(x, shorten).toArray();
    var format = NumberFormat.fitting(shown);
    int width = Arrays.stream(shown).mapToObj(format::of).mapToInt(String::length).max().orElse(0);
    var text = new StringBuilder();
    write(x, shorten, format, width, 0, text);
    return text.toString();
  }

  /// One number as it would be printed alone.
  static String number(double value) {
    return NumberFormat.fitting(value).of(value);
  }

  /// What is left of a tensor when long axes keep only their edges.
  private static Tensor shown(Tensor x, boolean shorten) {
    try (var _ = Context.noGrad()) {
      Tensor kept = x;
      for (int axis = 0; shorten && axis < x.rank(); axis++) {
        int size = x.size(axis);
        if (size > 2 * EDGE) {
          kept = kept.select(axis, 0, 1, 2, size - 3, size - 2, size - 1);
        }
      }
      return kept;
    }
  }

  private static void write(
      Tensor x, boolean shorten, NumberFormat format, int width, int depth, StringBuilder text) {
    if (x.rank() == 0) {
      String number = format.of(x.item());
      text.append(" ".repeat(depth == 0 ? 0 : width - number.length())).append(number);
      return;
    }
    text.append('[');
    int size = x.size(0);
    boolean cut = shorten && size > 2 * EDGE;
    String between =
        x.rank() == 1 ? ", " : ",\n" + "\n".repeat(x.rank() - 2) + " ".repeat(depth + 1);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        text.append(between);
      }
      if (cut && i == EDGE) {
        text.append("…").append(between);
        i = size - EDGE;
      }
      try (var _ = Context.noGrad()) {
        write(x.get(i), shorten, format, width, depth + 1, text);
      }
    }
    text.append(']');
  }

  /// How the numbers of one tensor are written: all in the same way, so that they can be compared.
  private record NumberFormat(String pattern) {
    static NumberFormat fitting(double... numbers) {
      double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
      double largest = Arrays.stream(finite).map(Math::abs).max().orElse(0);
      double smallest =
          Arrays.stream(finite).map(Math::abs).filter(a -> a > 0).min().orElse(largest);
      if (Arrays.stream(finite).allMatch(a -> a == Math.rint(a)) && largest < 1e7) {
        return new NumberFormat("%.0f");
      }
      boolean wide =
          largest >= 1e5 || (smallest < 1e-4 && largest < 1e-2) || largest / smallest > 1e7;
      return new NumberFormat(wide ? "%.4e" : "%.4f");
    }

    String of(double value) {
      if (Double.isNaN(value)) {
        return "NaN";
      }
      if (Double.isInfinite(value)) {
        return value > 0 ? "∞" : "-∞";
      }
      // Negative zero is a number like any other zero to the reader.
      return String.format(Locale.ROOT, pattern, value == 0 ? 0.0 : value);
    }
  }
}

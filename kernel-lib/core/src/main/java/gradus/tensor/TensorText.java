package gradus.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Prints tensors: nested brackets, columns aligned, long axes shortened in the middle.
final class TensorText {
  private static final int MANY = 1000;
  private static final int EDGE = 3;

  private TensorText() {}

  static String of(Tensor x) {
    // A type of 16 bits explains digits that would otherwise surprise.
    String type = x.dtype().bytes() == 2 ? " " + x.dtype() : "";
    if (x.numel() == 0) {
      return "[] of shape " + x.shape() + type;
    }
    // Read by place, not by ops: whoever records the ops of a model must not hear of printing.
    boolean shorten = x.numel() > MANY;
    double[] shown = shown(x, shorten, new int[x.rank()], 0).toArray();
    var format = NumberFormat.fitting(shown);
    int width = Arrays.stream(shown).mapToObj(format::of).mapToInt(String::length).max().orElse(0);
    var text = new StringBuilder();
    write(x, shorten, format, width, new int[x.rank()], 0, text);
    return text + type;
  }

  /// One number as it would be printed alone.
  static String number(double value) {
    return NumberFormat.fitting(value).of(value);
  }

  /// The indices along an axis that are written: all, or the first and last few.
  private static int[] kept(int size, boolean shorten) {
    return shorten && size > 2 * EDGE
        ? new int[] {0, 1, 2, size - 3, size - 2, size - 1}
        : IntStream.range(0, size).toArray();
  }

  /// Every number that is written, from an axis on.
  private static DoubleStream shown(Tensor x, boolean shorten, int[] index, int axis) {
    if (axis == x.rank()) {
      return DoubleStream.of(x.at(index));
    }
    return Arrays.stream(kept(x.size(axis), shorten))
        .boxed()
        .flatMapToDouble(i -> {
          index[axis] = i;
          return shown(x, shorten, index, axis + 1);
        });
  }

  private static void write(
      Tensor x,
      boolean shorten,
      NumberFormat format,
      int width,
      int[] index,
      int axis,
      StringBuilder text) {
    if (axis == x.rank()) {
      String number = format.of(x.at(index));
      text.append(" ".repeat(axis == 0 ? 0 : width - number.length())).append(number);
      return;
    }
    int deeper = x.rank() - axis;
    String between = deeper == 1 ? ", " : ",\n" + "\n".repeat(deeper - 2) + " ".repeat(axis + 1);
    int[] kept = kept(x.size(axis), shorten);
    text.append('[');
    for (int k = 0; k < kept.length; k++) {
      if (k > 0) {
        text.append(between);
      }
      if (k > 0 && kept[k] > kept[k - 1] + 1) {
        text.append("…").append(between);
      }
      index[axis] = kept[k];
      write(x, shorten, format, width, index, axis + 1, text);
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

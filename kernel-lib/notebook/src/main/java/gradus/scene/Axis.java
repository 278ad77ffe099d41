package gradus.scene;

import java.util.ArrayList;
import java.util.List;

/// A stretch of numbers laid over a stretch of pixels.
///
/// @param name what the numbers are
/// @param from the number at `start`
/// @param to the number at `end`
/// @param start in pixels
/// @param end in pixels; above `start` if it is the smaller
record Axis(String name, double from, double to, double start, double end) {
  private static final double[] ROUND = {1, 2, 5, 10};

  Axis {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          "cannot draw the axis \"%s\" from %s to %s: the first must be the smaller, and both finite."
              .formatted(name, from, to));
    }
  }

  /// An axis on which pixels are numbers.
  static Axis pixels(double length) {
    return new Axis("", 0, length, 0, length);
  }

  double pixel(double number) {
    return start + (end - start) * (number - from) / (to - from);
  }

  /// How many pixels a length takes.
  double length(double number) {
    return Math.abs((end - start) * number / (to - from));
  }

  /// Round numbers, a few of them.
  List<Double> ticks() {
    double rough = (to - from) / Math.max(2, Math.abs(end - start) / 70);
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = unit;
    for (double round : ROUND) {
      if (step < rough) {
        step = round * unit;
      }
    }
    var ticks = new ArrayList<Double>();
    for (long n = (long) Math.ceil(from / step - 1e-9); n * step <= to + step * 1e-9; n++) {
      ticks.add(n * step);
    }
    return ticks;
  }
}

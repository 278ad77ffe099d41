package gradus.plotly;

import gradus.notebook.Numbers;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The heights of a function of two variables.
///
/// @param names of x, y and z
/// @param x the places in one direction
/// @param y the places in the other
/// @param z the height at `x[i]` and `y[j]` in `z[j][i]`
@SuppressWarnings("ArrayRecordComponent") // never compared
record Grid(String[] names, double[] x, double[] y, double[][] z) {
  static final int SIDE = 41;

  static Grid of(
      String[] names, double x0, double x1, double y0, double y1, DoubleBinaryOperator f) {
    if (!(x0 < x1 && y0 < y1) || !Double.isFinite(x1 - x0 + y1 - y0)) {
      throw new IllegalArgumentException(
          "cannot draw a surface over %s to %s and %s to %s: the left end must be the smaller, and all finite."
              .formatted(
                  Numbers.brief(x0), Numbers.brief(x1), Numbers.brief(y0), Numbers.brief(y1)));
    }
    double[] xs = places(x0, x1);
    double[] ys = places(y0, y1);
    double[][] z =
        Arrays.stream(ys)
            .mapToObj(y -> Arrays.stream(xs).map(x -> f.applyAsDouble(x, y)).toArray())
            .toArray(double[][]::new);
    return new Grid(names, xs, ys, z);
  }

  private static double[] places(double from, double to) {
    return IntStream.range(0, SIDE).mapToDouble(i -> from + (to - from) * i / (SIDE - 1)).toArray();
  }

  DoubleStream heights() {
    return Arrays.stream(z).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }

  long missing() {
    return (long) SIDE * SIDE - heights().count();
  }

  /// The surface in words.
  @Override
  public String toString() {
    double least = Double.POSITIVE_INFINITY;
    String where = "nowhere";
    for (int j = 0; j < SIDE; j++) {
      for (int i = 0; i < SIDE; i++) {
        if (z[j][i] < least) {
          least = z[j][i];
          where = "(%s, %s)".formatted(Numbers.brief(x[i]), Numbers.brief(y[j]));
        }
      }
    }
    return "%s over %s from %s to %s and %s from %s to %s: from %s to %s, lowest at %s"
        .formatted(
            names[2],
            names[0],
            Numbers.brief(x[0]),
            Numbers.brief(x[SIDE - 1]),
            names[1],
            Numbers.brief(y[0]),
            Numbers.brief(y[SIDE - 1]),
            Numbers.brief(heights().min().orElse(Double.NaN)),
            Numbers.brief(heights().max().orElse(Double.NaN)),
            where);
  }
}

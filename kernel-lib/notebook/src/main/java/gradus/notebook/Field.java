package gradus.notebook;

import java.util.function.DoubleBinaryOperator;

/// The values of a function of two variables on a grid, from a corner to the opposite one.
///
/// @param values the value at column i and row j in `values[j][i]`, rows from low to high y
@SuppressWarnings("ArrayRecordComponent") // never compared
record Field(double x0, double x1, double y0, double y1, double[][] values) {
  /// Columns and rows of the grid, both.
  static final int SIDE = 101;

  static Field of(DoubleBinaryOperator f, double x0, double x1, double y0, double y1) {
    var values = new double[SIDE][SIDE];
    for (int j = 0; j < SIDE; j++) {
      for (int i = 0; i < SIDE; i++) {
        values[j][i] = f.applyAsDouble(at(x0, x1, i), at(y0, y1, j));
      }
    }
    return new Field(x0, x1, y0, y1, values);
  }

  /// The coordinate of column or row n between two ends.
  static double at(double from, double to, int n) {
    return from + (to - from) * n / (SIDE - 1);
  }

  double x(double column) {
    return x0 + (x1 - x0) * column / (SIDE - 1);
  }

  double y(double row) {
    return y0 + (y1 - y0) * row / (SIDE - 1);
  }

  /// The value between the points of the grid, by bilinear interpolation.
  ///
  /// @param column from 0 to SIDE - 1
  /// @param row from 0 to SIDE - 1
  double value(double column, double row) {
    int i = Math.min((int) column, SIDE - 2);
    int j = Math.min((int) row, SIDE - 2);
    double u = column - i;
    double v = row - j;
    return (1 - v) * ((1 - u) * values[j][i] + u * values[j][i + 1])
        + v * ((1 - u) * values[j + 1][i] + u * values[j + 1][i + 1]);
  }
}

package gradus.notebook;

import java.util.Arrays;

/// The values of a function of two variables on a grid, from a corner to the opposite one.
///
/// @param values the value at column i and row j in `values[j][i]`, rows from low to high y
@SuppressWarnings("ArrayRecordComponent") // never compared
record Field(double x0, double x1, double y0, double y1, double[][] values) {
  /// Columns and rows of the grid, both.
  static final int SIDE = 101;

  /// The points of the grid, row after row from the lowest, as `{x, y}` pairs.
  static double[][] places(Range across, Range up) {
    var places = new double[SIDE * SIDE][];
    for (int n = 0; n < places.length; n++) {
      places[n] = new double[] {at(across, n % SIDE), at(up, n / SIDE)};
    }
    return places;
  }

  /// @param answers the values at the [#places]
  static Field of(Range across, Range up, double[] answers) {
    if (answers.length != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "cannot draw the boundary: asked about %s points, the model gave %s answers. One for each is needed."
              .formatted(SIDE * SIDE, answers.length));
    }
    var values = new double[SIDE][];
    for (int row = 0; row < SIDE; row++) {
      values[row] = Arrays.copyOfRange(answers, row * SIDE, (row + 1) * SIDE);
    }
    return new Field(across.min(), across.max(), up.min(), up.max(), values);
  }

  private static double at(Range range, int n) {
    return range.min() + (range.max() - range.min()) * n / (SIDE - 1);
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

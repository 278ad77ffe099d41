package gradus.vector;

/// The exponentials of rows, shifted by the largest of each so that nothing overflows: what softmax
/// and cross-entropy are made of.
final class Exponentials {
  /// About so many numbers are worked on at a time, 32 KiB: they stay in the cache from one pass to
  /// the next.
  private static final int BLOCK = 8192;

  private static final RowKernel EXP =
      new RowKernel((x, shift, _) -> LaneFunctions.exp(x.minus(shift)));
  private static final RowKernel EXP_OF_NEGATIVE =
      new RowKernel((x, shift, _) -> LaneFunctions.expOfNegative(x.minus(shift)));
  private static final RowKernel SCALE = new RowKernel((x, _, factor) -> x.times(factor));
  private static final float[] ZERO = {0};

  private Exponentials() {}

  /// How many rows are worked on at a time.
  static int rows(int rows, int columns) {
    return Math.clamp(BLOCK / columns, 1, rows);
  }

  /// e^(x − m) for rows that lie one behind the other.
  ///
  /// @param shifts gets m, the largest of each row, or 0 where that is infinite: ∞ − ∞ would be NaN
  static void of(float[] x, int at, float[] shifts, float[] out, int to, int rows, int columns) {
    RowKernel exp = EXP_OF_NEGATIVE;
    for (int r = 0; r < rows; r++) {
      shifts[r] = Extremes.max(x, at + r * columns, columns);
      if (Float.isInfinite(shifts[r])) {
        shifts[r] = 0;
        exp = EXP;
      }
    }
    if (areLong(columns)) {
      exp.run(x, at, shifts, 0, out, to, rows, columns);
      return;
    }
    // The exponentials of all rows are one row.
    for (int r = 0, k = 0; r < rows; r++) {
      for (int end = k + columns; k < end; k++) {
        out[to + k] = x[at + k] - shifts[r];
      }
    }
    exp.run(out, to, ZERO, 0, out, to, 1, rows * columns);
  }

  /// Multiplies each row in place with a number of its own.
  ///
  /// @param factors the numbers, from `first` on
  static void scale(float[] x, int at, float[] factors, int first, int rows, int columns) {
    if (areLong(columns)) {
      SCALE.run(x, at, factors, first, x, at, rows, columns);
      return;
    }
    for (int r = 0, k = at; r < rows; r++) {
      for (int end = k + columns; k < end; k++) {
        x[k] *= factors[first + r];
      }
    }
  }

  /// Whether a row fills a vector.
  static boolean areLong(int columns) {
    return columns >= VectorBackend.LANES;
  }
}

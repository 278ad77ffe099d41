package gradus.vector;

/// Loops that a [KernelWriter] made of a [Program].
///
/// A kernel walks rows of neighboring numbers. In each row an array either steps along, one number
/// for each column, or gives one number for the whole row; which of the two is settled when the
/// kernel is made. From row to row each array moves by a step of its own: 0 to use the same numbers
/// again. An output may be the array of an input, if both are read and written at the same places.
abstract class Kernel {
  /// Computes rows of numbers.
  ///
  /// @param arrays the inputs, then the outputs
  /// @param at where each begins
  /// @param steps how far each moves from row to row
  /// @param rows how many rows
  /// @param columns how many numbers each row has
  abstract void run(float[][] arrays, int[] at, int[] steps, int rows, int columns);

  /// One row of a program with one input and one output.
  void run(float[] x, int xAt, float[] out, int outAt, int columns) {
    run(new float[][] {x, out}, new int[] {xAt, outAt}, new int[2], 1, columns);
  }

  /// One row of a program with two inputs and one output.
  void run(float[] a, int aAt, float[] b, int bAt, float[] out, int outAt, int columns) {
    run(new float[][] {a, b, out}, new int[] {aAt, bAt, outAt}, new int[3], 1, columns);
  }

  // Cold and hot.

  /// So many numbers are computed before it pays to make a kernel hot.
  private static final int WORTH_IT = 2_000;

  /// Whether the vector loop is compiled. Until then vectors are a thousand times slower than
  /// single numbers, which have the same bits.
  volatile boolean hot;

  private int computed;

  /// How many numbers of each row go by vectors.
  final int whole(int rows, int columns, int lanes) {
    if (hot) {
      return columns & -lanes;
    }
    if (columns >= lanes && computed <= WORTH_IT) {
      computed += Math.min(WORTH_IT, rows) * Math.min(WORTH_IT, columns);
      if (computed > WORTH_IT) {
        WarmUp.heat(this);
      }
    }
    return 0;
  }

  /// Whole vectors only: for the warm-up.
  abstract void vectors(float[][] arrays, int[] at, int[] steps, int rows, int columns);

  /// How many arrays it works on.
  abstract int arrays();
}

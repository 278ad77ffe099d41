package gradus.vector;

import java.util.Arrays;

/// Loops that a [KernelWriter] made of a [Program].
///
/// A kernel walks rows of neighboring numbers. In each row an array either steps along, one number
/// for each column, or gives one number for the whole row; which of the two is settled when the
/// kernel is made. From row to row each array moves by a step of its own: 0 to use the same numbers
/// again. An output may be the array of an input, if both are read and written at the same places.
abstract class Kernel extends VectorLoop {
  private static final int ROWS = 2;
  private static final int COLUMNS = 256;

  // What compiled code takes for a number at most, in nanoseconds: so much, and one for so many
  // steps.
  private static final int LEAST = 2;
  private static final int FAST = 8;

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

  /// How many numbers of each row go by vectors.
  final int whole(int rows, int columns, int lanes) {
    return columns >= lanes && isHot((long) rows * columns) ? columns & -lanes : 0;
  }

  @Override
  Drill drill() {
    var numbers = new float[arrays()][ROWS * COLUMNS];
    var at = new int[numbers.length];
    var steps = new int[numbers.length];
    Arrays.fill(steps, COLUMNS);
    long nanos = (long) ROWS * COLUMNS * (LEAST + size() / FAST);
    return new Drill(
        () -> vectors(numbers, at, steps, ROWS, COLUMNS),
        () -> vectors(numbers, at, steps, 0, COLUMNS),
        nanos + CALL);
  }

  /// How many steps its program has.
  abstract int size();

  /// Whole vectors only: for the warm-up.
  abstract void vectors(float[][] arrays, int[] at, int[] steps, int rows, int columns);

  /// How many arrays it works on.
  abstract int arrays();
}

package gradus.vector;

import gradus.tensor.Softmax;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;

/// Softmax and its logarithm: exponentials, their sum, a division. Some rows at a time, so that
/// they stay in the cache from one pass to the next.
final class Shares {
  /// (x − m) − l: the shift comes first, or the small differences of large numbers would round
  /// away.
  private static final RowKernel LOG = new RowKernel((x, shift, log) -> x.minus(shift).minus(log));

  private Shares() {}

  static void softmax(Softmax op, Tensor x, Tensor out) {
    int size = x.size(op.axis());
    int inner = 1;
    for (int axis = op.axis() + 1; axis < x.rank(); axis++) {
      inner *= x.size(axis);
    }
    float[] from = Copies.inOrder(x);
    int at = Copies.start(x);
    float[] to = ((Storage.Floats) out.storage()).array();
    if (x.numel() == 0) {
      return;
    }
    int rows = x.numel() / size;
    if (inner == 1) {
      rows(op.logarithm(), from, at, rows, size, to);
      return;
    }
    // Numbers that share a whole lie apart: turned into rows and back.
    float[] turned = new float[x.numel()];
    for (int o = 0; o < rows / inner; o++) {
      int start = o * size * inner;
      Copies.turn(from, at + start, inner, 1, turned, start, 1, size, size, inner);
    }
    rows(op.logarithm(), turned, 0, rows, size, turned);
    for (int o = 0; o < rows / inner; o++) {
      int start = o * size * inner;
      Copies.turn(turned, start, size, 1, to, start, 1, inner, inner, size);
    }
  }

  private static void rows(
      boolean logarithm, float[] x, int at, int rows, int columns, float[] out) {
    if (rows * columns < Chunks.LARGE) {
      rowsFrom(logarithm, x, at, 0, rows, columns, out);
      return;
    }
    int size = Chunks.rows(rows, columns);
    Team.run(
        Chunks.parts(rows, size),
        part -> {
          int end = Math.min(rows, (part + 1) * size);
          rowsFrom(logarithm, x, at, part * size, end, columns, out);
        });
  }

  private static void rowsFrom(
      boolean logarithm, float[] x, int at, int from, int to, int columns, float[] out) {
    int block = Exponentials.rows(to - from, columns);
    for (int r = from; r < to; r += block) {
      int count = Math.min(block, to - r);
      block(logarithm, x, at + r * columns, count, columns, out, r * columns);
    }
  }

  private static void block(
      boolean logarithm, float[] x, int at, int rows, int columns, float[] out, int to) {
    // For each row its shift, then for each row what its sum is good for.
    float[] perRow = Scratch.own().sums(2 * rows);
    float[] exponentials = logarithm ? Scratch.own().images(rows * columns) : out;
    int start = logarithm ? 0 : to;
    Exponentials.of(x, at, perRow, exponentials, start, rows, columns);
    for (int r = 0; r < rows; r++) {
      double sum = Sums.sum(exponentials, start + r * columns, columns);
      perRow[rows + r] = (float) (logarithm ? StrictMath.log(sum) : 1 / sum);
    }
    if (!logarithm) {
      Exponentials.scale(out, to, perRow, rows, rows, columns);
    } else if (Exponentials.areLong(columns)) {
      LOG.run(x, at, perRow, rows, out, to, rows, columns);
    } else {
      for (int r = 0, k = 0; r < rows; r++) {
        for (int end = k + columns; k < end; k++) {
          out[to + k] = x[at + k] - perRow[r] - perRow[rows + r];
        }
      }
    }
  }
}

package gradus.vector;

import gradus.tensor.Softmax;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.Arrays;

/// Softmax and its logarithm: the largest of each row, exponentials, their sum, a division. Some
/// rows at a time, so that they stay in the cache from one pass to the next.
final class Shares {
  /// About so many numbers are worked on at a time: 32 KiB.
  private static final int BLOCK = 8192;

  /// e^(x − m) in a row that has one m.
  private static final Kernel EXP = kernel(Shares::exp);

  /// (x − m) − l: the shift comes first, or the small differences of large numbers would round
  /// away.
  private static final Kernel LOG = kernel((x, m, l) -> x.minus(m).minus(l));

  /// x · f in a row that has one f, the second number.
  private static final Kernel SCALE = kernel((x, _, f) -> x.times(f));

  private static final float[] EMPTY = {};
  private static final float[] ZERO = {0};
  private static final ThreadLocal<Room> ROOM = ThreadLocal.withInitial(Room::new);

  private interface Formula {
    Lane of(Lane x, Lane first, Lane second);
  }

  private Shares() {}

  private static Lane exp(Lane x, Lane m, Lane unused) {
    return LaneFunctions.exp(x.minus(m));
  }

  private static Kernel kernel(Formula formula) {
    var writer = new Lane.Writer();
    Lane x = writer.input();
    Lane first = writer.input();
    Lane second = writer.input();
    return new KernelSet(writer.finish(formula.of(x, first, second))).stepping(1);
  }

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
    int block = Math.clamp(BLOCK / columns, 1, rows);
    if (rows * columns < Chunks.LARGE) {
      for (int r = 0; r < rows; r += block) {
        int count = Math.min(block, rows - r);
        block(logarithm, x, at + r * columns, count, columns, out, r * columns);
      }
      return;
    }
    int size = Chunks.rows(rows, columns);
    Team.run(
        Chunks.parts(rows, size),
        part -> {
          int end = Math.min(rows, (part + 1) * size);
          for (int r = part * size; r < end; r += block) {
            int count = Math.min(block, end - r);
            block(logarithm, x, at + r * columns, count, columns, out, r * columns);
          }
        });
  }

  private static void block(
      boolean logarithm, float[] x, int at, int rows, int columns, float[] out, int to) {
    float[] shifts = Scratch.own().sums(2 * rows);
    for (int r = 0; r < rows; r++) {
      float largest = Extremes.max(x, at + r * columns, columns);
      // ∞ − ∞ would be NaN.
      shifts[r] = Float.isInfinite(largest) ? 0 : largest;
    }
    float[] exponentials = logarithm ? Scratch.own().images(rows * columns) : out;
    int start = logarithm ? 0 : to;
    Room room = ROOM.get();
    if (columns < VectorBackend.LANES) {
      shortRows(room, logarithm, x, at, shifts, exponentials, start, rows, columns, out, to);
      return;
    }
    room.run(EXP, x, at, shifts, 0, exponentials, start, rows, columns);
    for (int r = 0; r < rows; r++) {
      shifts[rows + r] = ofSum(logarithm, exponentials, start + r * columns, columns);
    }
    if (logarithm) {
      room.run(LOG, x, at, shifts, rows, out, to, rows, columns);
    } else {
      room.run(SCALE, out, to, shifts, rows, out, to, rows, columns);
    }
  }

  /// The same where rows are shorter than a vector: the exponentials of all rows are one row, and
  /// the rest goes number by number.
  private static void shortRows(
      Room room,
      boolean logarithm,
      float[] x,
      int at,
      float[] shifts,
      float[] exponentials,
      int start,
      int rows,
      int columns,
      float[] out,
      int to) {
    int count = rows * columns;
    for (int r = 0, k = 0; r < rows; r++) {
      for (int end = k + columns; k < end; k++) {
        out[to + k] = x[at + k] - shifts[r];
      }
    }
    room.run(EXP, out, to, ZERO, 0, exponentials, start, 1, count);
    for (int r = 0, k = 0; r < rows; r++) {
      float share = ofSum(logarithm, exponentials, start + k, columns);
      for (int end = k + columns; k < end; k++) {
        out[to + k] = logarithm ? out[to + k] - share : out[to + k] * share;
      }
    }
  }

  private static float ofSum(boolean logarithm, float[] exponentials, int at, int columns) {
    double sum = Sums.sum(exponentials, at, columns);
    return (float) (logarithm ? StrictMath.log(sum) : 1 / sum);
  }

  /// A thread's arguments for kernels, kept so that a step leaves no garbage.
  private static final class Room {
    private final float[][] arrays = new float[4][];
    private final int[] at = new int[4];
    private final int[] steps = new int[4];

    /// Rows of x, for each row one number from the start of `perRow` and one from `second` on.
    void run(
        Kernel kernel,
        float[] x,
        int xAt,
        float[] perRow,
        int second,
        float[] out,
        int outAt,
        int rows,
        int columns) {
      arrays[0] = x;
      arrays[1] = perRow;
      arrays[2] = perRow;
      arrays[3] = out;
      at[0] = xAt;
      at[1] = 0;
      at[2] = second;
      at[3] = outAt;
      steps[0] = columns;
      steps[1] = 1;
      steps[2] = 1;
      steps[3] = columns;
      kernel.run(arrays, at, steps, rows, columns);
      Arrays.fill(arrays, EMPTY);
    }
  }
}

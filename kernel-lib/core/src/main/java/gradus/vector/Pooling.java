package gradus.vector;

import gradus.tensor.PoolPlaces;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;

/// Where the largest number in each window lies, without a branch for each number: which is larger
/// cannot be predicted, and a wrong guess costs more than all the rest.
final class Pooling {
  private Pooling() {}

  static void places(PoolPlaces op, Tensor x, Tensor out) {
    Grid images = new Grid(x);
    float[] to = ((Storage.Floats) out.storage()).array();
    int planes = out.size(0) * out.size(1);
    int size = out.size(2) * out.size(3);
    if (planes * size == 0) {
      return;
    }
    int parts = (long) x.numel() < 1 << 16 ? 1 : Math.min(planes, 4 * Team.size());
    Team.run(
        parts,
        part -> {
          for (int k = planes * part / parts; k < planes * (part + 1) / parts; k++) {
            int from = images.plane(k / out.size(1), k % out.size(1));
            plane(op, images, from, out.size(2), out.size(3), to, k * size);
          }
        });
  }

  private static void plane(
      PoolPlaces op, Grid x, int from, int rows, int columns, float[] to, int at) {
    int length = op.length();
    for (int r = 0; r < rows; r++) {
      int top = op.window().index(r, 0);
      int firstRow = Math.max(top, 0);
      int endRow = Math.min(top + length, x.size(2));
      for (int c = 0; c < columns; c++) {
        int side = op.window().index(c, 0);
        int first = Math.max(side, 0);
        int end = Math.min(side + length, x.size(3));
        long best = Long.MIN_VALUE;
        for (int i = firstRow; i < endRow; i++) {
          int p = from + i * x.toRow + first * x.toColumn;
          for (int j = first; j < end; j++) {
            best = Math.max(best, ranked(x.numbers[p], i * x.size(3) + j));
            p += x.toColumn;
          }
        }
        to[at++] = ~(int) best;
      }
    }
  }

  /// A whole number that is larger for a larger number, and of equals for the earlier place; NaN is
  /// the largest.
  private static long ranked(float value, int place) {
    // −0 + 0 is 0, so that zeros of both signs are equal.
    int bits = Float.floatToIntBits(value + 0f);
    int ordered = bits ^ (bits >> 31 & Integer.MAX_VALUE);
    return (long) ordered << 32 | (~place & 0xffffffffL);
  }
}

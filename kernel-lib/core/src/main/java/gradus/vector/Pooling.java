package gradus.vector;

import gradus.tensor.DType;
import gradus.tensor.Memory;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Shape;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import gradus.tensor.Window;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Where the largest number in each window lies, without a branch for each number: which is larger
/// cannot be predicted, and a wrong guess costs more than all the rest.
final class Pooling implements Runnable {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /// Windows further apart leave most lanes unused.
  private static final int FURTHEST = 4;

  private static final FloatVector COLUMNS = FloatVector.zero(S).addIndex(1);

  private static final int AROUND = 8;
  static final VectorLoop LOOKING = looking();

  private final PoolPlaces op;
  private final Grid x;
  private final float[] to;
  private final int channels;
  private final int rows;
  private final int columns;
  private final boolean canLook;
  private final int parts;
  private final Team.Work work;

  /// @param op how the window slides
  /// @param x the images
  /// @param out the places
  Pooling(PoolPlaces op, Tensor x, Tensor out) {
    this.op = op;
    this.x = new Grid(x);
    to = ((Storage.Floats) out.storage()).array();
    channels = out.size(1);
    rows = out.size(2);
    columns = out.size(3);
    boolean inOrder = this.x.toColumn == 1 && this.x.toRow >= 0;
    canLook = inOrder && op.window().padding() == 0 && op.window().stride() <= FURTHEST;
    int planes = out.numel() == 0 ? 0 : out.size(0) * channels;
    int shares = Math.min(planes, x.numel() < 1 << 16 ? 1 : 4 * Team.size());
    parts = shares;
    work = part -> planes(planes * part / shares, planes * (part + 1) / shares);
  }

  private static VectorLoop looking() {
    int each = S.length() / 2;
    var op = new PoolPlaces(2, new Window(2, 0, 1));
    var x = new Grid(Memory.tensor(DType.FLOAT32, Shape.of(1, 1, 2 * AROUND + 2, 2 * each)));
    float[] to = new float[AROUND * each];
    return VectorLoop.of(AROUND, 60, k -> look(op, x, 0, k, each, to, 0));
  }

  @Override
  public void run() {
    Team.run(parts, work);
  }

  private void planes(int from, int end) {
    for (int k = from; k < end; k++) {
      plane(x.plane(k / channels, k % channels), k * rows * columns);
    }
  }

  private void plane(int start, int at) {
    int r = 0;
    if (canLook && LOOKING.isHot((long) rows * columns)) {
      r = look(op, x, start, rows, columns, to, at);
    }
    for (; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        to[at + r * columns + c] = ~(int) best(start, r, c);
      }
    }
  }

  private long best(int start, int r, int c) {
    int top = op.window().index(r, 0);
    int side = op.window().index(c, 0);
    int end = Math.min(top + op.length(), x.size(2));
    int right = Math.min(side + op.length(), x.size(3));
    long best = Long.MIN_VALUE;
    for (int i = Math.max(top, 0); i < end; i++) {
      for (int j = Math.max(side, 0); j < right; j++) {
        float value = x.numbers[start + i * x.toRow + j * x.toColumn];
        best = Math.max(best, ranked(value, i * x.size(3) + j));
      }
    }
    return best;
  }

  /// Windows that see no padding: the lanes look at one from every column, and those are kept at
  /// which a window stands.
  ///
  /// @return how many rows were found before the lanes would look beyond the images
  private static int look(
      PoolPlaces op, Grid x, int start, int rows, int columns, float[] to, int at) {
    float[] numbers = x.numbers;
    int width = x.size(3);
    int row = x.toRow;
    int length = op.length();
    int stride = op.window().stride();
    int lanes = S.length();
    int step = lanes / stride * stride;
    float[] places = Scratch.own().floatLanes();
    for (int r = 0; r < rows; r++) {
      int from = start + r * stride * row;
      if (from + (length - 1) * (row + 1) + Math.ceilDiv(width, step) * step + lanes
          > numbers.length) {
        return r;
      }
      int next = at + r * columns;
      int end = next + columns;
      for (int k = 0; next < end; k += step) {
        FloatVector best = FloatVector.fromArray(S, numbers, from + k);
        FloatVector tap = FloatVector.zero(S);
        for (int i = 0; i < length; i++) {
          for (int j = 0; j < length; j++) {
            FloatVector value = FloatVector.fromArray(S, numbers, from + k + i * row + j);
            // Not "greater": NaN is the largest, and the first NaN stays.
            var larger =
                value
                    .compare(VectorOperators.LE, best)
                    .not()
                    .and(best.compare(VectorOperators.EQ, best));
            best = best.blend(value, larger);
            tap = tap.blend(i * width + j, larger);
          }
        }
        tap.add(r * stride * width + k).add(COLUMNS).intoArray(places, 0);
        for (int lane = 0; lane < step && next < end; lane += stride) {
          to[next++] = places[lane];
        }
      }
    }
    return rows;
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

package gradus.vector;

import gradus.tensor.Layout;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Moves numbers from one layout to another.
final class Copies {
  /// Blocks of so many rows and columns are turned at a time: both sides stay in the cache.
  private static final int BLOCK = 16;

  private Copies() {}

  /// The numbers of a tensor in reading order without gaps: its own array if they lie so, else a
  /// fresh one. The first number is at [#start].
  static float[] inOrder(Tensor x) {
    float[] from = ((Storage.Floats) x.storage()).array();
    if (x.layout().isContiguous()) {
      return from;
    }
    float[] to = new float[x.numel()];
    copy(from, x.layout(), to, Layout.of(x.shape()));
    return to;
  }

  /// Where the first number of [#inOrder] lies.
  static int start(Tensor x) {
    return x.layout().isContiguous() ? x.layout().offset() : 0;
  }

  static void copy(Tensor x, Tensor out) {
    copy(
        ((Storage.Floats) x.storage()).array(),
        x.layout(),
        ((Storage.Floats) out.storage()).array(),
        out.layout());
  }

  /// Copies between two layouts of the same shape.
  static void copy(float[] from, Layout source, float[] to, Layout target) {
    if (source.shape().numel() == 0) {
      return;
    }
    if (source.isContiguous() && target.isContiguous()) {
      System.arraycopy(from, source.offset(), to, target.offset(), source.shape().numel());
      return;
    }
    var loops = Loops.of(source.shape(), List.of(source, target));
    copy(loops, new int[loops.counts.length - 2], from, source.offset(), to, target.offset());
  }

  /// Copies along loops that were found before.
  ///
  /// @param loops of the source and the target
  /// @param index zeros for the outer loops, which are zeros again afterwards
  static void copy(Loops loops, int[] index, float[] from, int at, float[] to, int out) {
    while (true) {
      copyRows(loops, from, at, to, out);
      int loop = index.length - 1;
      while (loop >= 0 && ++index[loop] == loops.counts[loop]) {
        index[loop] = 0;
        at -= loops.strides[0][loop] * (loops.counts[loop] - 1);
        out -= loops.strides[1][loop] * (loops.counts[loop] - 1);
        loop--;
      }
      if (loop < 0) {
        return;
      }
      at += loops.strides[0][loop];
      out += loops.strides[1][loop];
    }
  }

  private static void copyRows(Loops loops, float[] from, int at, float[] to, int out) {
    int rows = loops.rows();
    int columns = loops.columns();
    int along = loops.alongRow(0);
    int toAlong = loops.alongRow(1);
    int down = loops.fromRowToRow(0);
    int toDown = loops.fromRowToRow(1);
    if (toAlong == 1 && along == 1) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(from, at + r * down, to, out + r * toDown, columns);
      }
    } else if (toAlong == 1 && along == 0) {
      for (int r = 0; r < rows; r++) {
        int start = out + r * toDown;
        Arrays.fill(to, start, start + columns, from[at + r * down]);
      }
    } else {
      turn(from, at, down, along, to, out, toDown, toAlong, rows, columns);
    }
  }

  /// Number (r, c) goes from at + r · down + c · along to out + r · toDown + c · toAlong.
  static void turn(
      float[] from,
      int at,
      int down,
      int along,
      float[] to,
      int out,
      int toDown,
      int toAlong,
      int rows,
      int columns) {
    for (int r0 = 0; r0 < rows; r0 += BLOCK) {
      int r1 = Math.min(rows, r0 + BLOCK);
      for (int c0 = 0; c0 < columns; c0 += BLOCK) {
        int c1 = Math.min(columns, c0 + BLOCK);
        for (int r = r0; r < r1; r++) {
          int source = at + r * down;
          int target = out + r * toDown;
          for (int c = c0; c < c1; c++) {
            to[target + c * toAlong] = from[source + c * along];
          }
        }
      }
    }
  }
}

package gradus.vector;

import gradus.tensor.Binary;
import gradus.tensor.Chain;
import gradus.tensor.Reduce;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.Arrays;

/// Many numbers made into one.
///
/// Neighboring axes that share a fate are one axis. Then a tensor is, from the outside in: kept ×
/// reduced × kept, each perhaps of size 1. Numbers that are reduced together either lie side by
/// side, in rows, or one below the other, in columns.
final class Reductions {
  private static final KernelSet MAXIMUM =
      new KernelSet(LaneOps.program(Chain.single(Binary.MAXIMUM)));
  private static final KernelSet MINIMUM =
      new KernelSet(LaneOps.program(Chain.single(Binary.MINIMUM)));

  private Reductions() {}

  /// Reduces, or says that the specification must.
  static boolean reduce(Reduce.Kind kind, Tensor x, Tensor out) {
    if (!(x.storage() instanceof Storage.Floats)
        || !(out.storage() instanceof Storage.Floats result)
        || x.numel() == 0) {
      return false;
    }
    int outer = 1;
    int reduced = 1;
    int inner = 1;
    for (int axis = 0; axis < x.rank(); axis++) {
      int size = x.size(axis);
      if (size == 1) {
        continue;
      }
      if (out.size(axis) == 1) {
        if (inner > 1) {
          return kind == Reduce.Kind.SUM && sumImages(x, out, result.array());
        }
        reduced *= size;
      } else if (reduced == 1) {
        outer *= size;
      } else {
        inner *= size;
      }
    }
    float[] from = Copies.inOrder(x);
    int at = Copies.start(x);
    if (inner == 1) {
      rows(kind, from, at, outer, reduced, result.array());
    } else {
      for (int o = 0; o < outer; o++) {
        columns(kind, from, at + o * reduced * inner, reduced, inner, result.array(), o * inner);
      }
    }
    return true;
  }

  private static void rows(
      Reduce.Kind kind, float[] x, int at, int rows, int columns, float[] out) {
    if (rows == 1 && kind == Reduce.Kind.SUM && columns >= Chunks.LARGE) {
      out[0] = (float) sumOfMany(x, at, columns);
    } else if (rows > 1 && rows * columns >= Chunks.LARGE) {
      int size = Chunks.rows(rows, columns);
      Team.run(
          Chunks.parts(rows, size),
          part -> {
            int end = Math.min(rows, (part + 1) * size);
            rowsFrom(kind, x, at, part * size, end, columns, out);
          });
    } else {
      rowsFrom(kind, x, at, 0, rows, columns, out);
    }
  }

  /// The sums of the parts, added in their order.
  private static double sumOfMany(float[] x, int at, int count) {
    int size = Chunks.size(count);
    double[] sums = new double[Chunks.parts(count, size)];
    Team.run(
        sums.length,
        part -> sums[part] = Sums.sum(x, at + part * size, Math.min(size, count - part * size)));
    return Arrays.stream(sums).reduce(0, Double::sum);
  }

  private static void rowsFrom(
      Reduce.Kind kind, float[] x, int at, int from, int to, int columns, float[] out) {
    for (int r = from; r < to; r++) {
      int start = at + r * columns;
      out[r] =
          switch (kind) {
            case SUM -> (float) Sums.sum(x, start, columns);
            case MAX -> Extremes.max(x, start, columns);
            case MIN -> Extremes.min(x, start, columns);
            case ARGMAX -> Extremes.argmax(x, start, 1, columns);
            case ARGMIN -> Extremes.argmin(x, start, 1, columns);
          };
    }
  }

  private static void columns(
      Reduce.Kind kind, float[] x, int at, int rows, int columns, float[] out, int to) {
    switch (kind) {
      case SUM -> {
        double[] sums = Scratch.own().totals(columns);
        Sums.addColumns(x, at, rows, columns, sums, 0);
        for (int c = 0; c < columns; c++) {
          out[to + c] = (float) sums[c];
        }
      }
      case MAX, MIN -> {
        Kernel kernel = (kind == Reduce.Kind.MAX ? MAXIMUM : MINIMUM).stepping(3);
        System.arraycopy(x, at, out, to, columns);
        for (int r = 1; r < rows; r++) {
          kernel.run(out, to, x, at + r * columns, out, to, columns);
        }
      }
      case ARGMAX -> {
        for (int c = 0; c < columns; c++) {
          out[to + c] = Extremes.argmax(x, at + c, columns, rows);
        }
      }
      case ARGMIN -> {
        for (int c = 0; c < columns; c++) {
          out[to + c] = Extremes.argmin(x, at + c, columns, rows);
        }
      }
    }
  }

  /// Sums over two stretches of axes with kept ones between, as over all numbers of a channel of
  /// many images: each row is summed, then the sums of the rows that belong together are added.
  private static boolean sumImages(Tensor x, Tensor out, float[] result) {
    int row = 1;
    int axis = x.rank() - 1;
    while (axis >= 0 && (out.size(axis) == 1 || x.size(axis) == 1)) {
      row *= x.size(axis--);
    }
    if (row == 1) {
      return false;
    }
    float[] from = Copies.inOrder(x);
    int at = Copies.start(x);
    double[] sums = Scratch.own().totals(out.numel());
    for (int r = 0; r < x.numel() / row; r++) {
      int to = 0;
      int outer = r;
      for (int a = axis, stride = 1; a >= 0; outer /= x.size(a--)) {
        to += out.size(a) == 1 ? 0 : outer % x.size(a) * stride;
        stride *= out.size(a);
      }
      sums[to] += Sums.sum(from, at + r * row, row);
    }
    for (int k = 0; k < out.numel(); k++) {
      result[k] = (float) sums[k];
    }
    return true;
  }
}

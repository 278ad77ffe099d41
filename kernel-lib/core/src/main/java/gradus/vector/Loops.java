package gradus.vector;

import gradus.tensor.Layout;
import gradus.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/// How several tensors of one shape are walked together, in as few and as long loops as their
/// layouts allow: axes of size 1 are left out, and two axes are one loop where all tensors lie
/// along them without a gap.
///
/// The last loop runs along a row, the one before it from row to row; others are outside.
final class Loops {
  /// How often each loop runs, the outermost first; at least a row and its columns.
  final int[] counts;

  /// How far each tensor moves in each loop.
  final int[][] strides;

  private Loops(int[] counts, int[][] strides) {
    this.counts = counts;
    this.strides = strides;
  }

  /// The loops of tensors, which all have this shape.
  static Loops of(Shape shape, List<Layout> layouts) {
    int rank = shape.rank();
    int most = Math.max(2, rank);
    var counts = new int[most];
    var strides = new int[layouts.size()][most];
    // Filled from the right: the last loop first.
    int loop = most;
    for (int axis = rank - 1; axis >= 0; axis--) {
      int size = shape.size(axis);
      if (size == 1) {
        continue;
      }
      if (loop < most && joins(layouts, axis, strides, loop, counts[loop])) {
        counts[loop] *= size;
        continue;
      }
      loop--;
      counts[loop] = size;
      for (int k = 0; k < strides.length; k++) {
        strides[k][loop] = layouts.get(k).stride(axis);
      }
    }
    while (most - loop < 2) {
      loop--;
      counts[loop] = 1;
    }
    var used = new int[strides.length][];
    for (int k = 0; k < used.length; k++) {
      used[k] = Arrays.copyOfRange(strides[k], loop, most);
    }
    return new Loops(Arrays.copyOfRange(counts, loop, most), used);
  }

  private static boolean joins(
      List<Layout> layouts, int axis, int[][] strides, int loop, int count) {
    for (int k = 0; k < strides.length; k++) {
      if (layouts.get(k).stride(axis) != strides[k][loop] * count) {
        return false;
      }
    }
    return true;
  }

  int rows() {
    return counts[counts.length - 2];
  }

  int columns() {
    return counts[counts.length - 1];
  }

  /// How far a tensor moves along a row.
  int alongRow(int k) {
    return strides[k][counts.length - 1];
  }

  /// How far a tensor moves from row to row.
  int fromRowToRow(int k) {
    return strides[k][counts.length - 2];
  }
}

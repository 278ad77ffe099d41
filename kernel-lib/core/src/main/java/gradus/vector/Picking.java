package gradus.vector;

import gradus.tensor.Layout;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;

/// The two ways in which numbers are mostly picked out by a tensor of indices: one from each row,
/// as the score of the right class, and whole rows, as the vectors of words. Without an array of
/// places.
///
/// Each method says whether it did the work. Where an index is none it did not: then the other road
/// finds it too, and has the words for it.
final class Picking {
  /// Up to here every whole number is a `float32`.
  private static final int COUNTABLE = 1 << 24;

  private Picking() {}

  static boolean gather(Tensor x, int axis, Tensor index, Tensor out) {
    if (!fits(x, axis, index)) {
      return false;
    }
    float[] from = array(x);
    float[] to = array(out);
    float[] indices = array(index);
    int start = x.layout().offset();
    int named = index.layout().offset();
    int size = x.size(axis);
    int inner = inner(x, axis);
    int each = index.size(axis);
    if (inner > 1) {
      int step = step(index, axis);
      for (int k = 0; k < each; k++) {
        int i = whole(indices[named + k * step], size);
        if (i < 0) {
          return false;
        }
        System.arraycopy(from, start + i * inner, to, k * inner, inner);
      }
      return true;
    }
    for (int row = 0; row * each < index.numel(); row++) {
      for (int k = row * each; k < (row + 1) * each; k++) {
        int i = whole(indices[named + k], size);
        if (i < 0) {
          return false;
        }
        to[k] = from[start + row * size + i];
      }
    }
    return true;
  }

  static boolean scatterAdd(Tensor x, int axis, Tensor index, Tensor source, Tensor out) {
    boolean oneNumber = isOneNumber(source.layout());
    if (!fits(out, axis, index) || !(oneNumber || source.layout().isContiguous())) {
      return false;
    }
    float[] added = array(source);
    float[] to = array(out);
    float[] indices = array(index);
    int from = source.layout().offset();
    int next = oneNumber ? 0 : 1;
    int named = index.layout().offset();
    int size = out.size(axis);
    int inner = inner(out, axis);
    int each = index.size(axis);
    Copies.copy(x, out);
    if (inner > 1) {
      int step = step(index, axis);
      for (int k = 0; k < each; k++) {
        int i = whole(indices[named + k * step], size);
        if (i < 0) {
          return false;
        }
        for (int j = 0; j < inner; j++) {
          to[i * inner + j] += added[from + (k * inner + j) * next];
        }
      }
      return true;
    }
    for (int row = 0; row * each < index.numel(); row++) {
      for (int k = row * each; k < (row + 1) * each; k++) {
        int i = whole(indices[named + k], size);
        if (i < 0) {
          return false;
        }
        to[row * size + i] += added[from + k * next];
      }
    }
    return true;
  }

  /// Whether the indices count along the last axis or name whole rows, and everything lies in
  /// order.
  private static boolean fits(Tensor x, int axis, Tensor index) {
    if (!(index.storage() instanceof Storage.Floats)
        || !x.layout().isContiguous()
        || x.size(axis) > COUNTABLE
        || index.numel() == 0) {
      return false;
    }
    for (int a = 0; a < x.rank(); a++) {
      if (a != axis && x.size(a) != index.size(a)) {
        return false;
      }
    }
    if (inner(x, axis) == 1) {
      return index.layout().isContiguous();
    }
    for (int a = 0; a < x.rank(); a++) {
      boolean stretched = index.layout().stride(a) == 0;
      if (index.size(a) > 1 && (a > axis) != stretched) {
        return false;
      }
    }
    return axis == 0;
  }

  /// From one index to the next.
  private static int step(Tensor index, int axis) {
    return index.layout().stride(axis);
  }

  private static int whole(float index, int size) {
    int i = (int) index;
    return i == index && i >= 0 && i < size ? i : -1;
  }

  private static boolean isOneNumber(Layout layout) {
    for (int a = 0; a < layout.shape().rank(); a++) {
      if (layout.stride(a) != 0 && layout.shape().size(a) > 1) {
        return false;
      }
    }
    return true;
  }

  private static int inner(Tensor x, int axis) {
    int count = 1;
    for (int a = axis + 1; a < x.rank(); a++) {
      count *= x.size(a);
    }
    return count;
  }

  private static float[] array(Tensor x) {
    return ((Storage.Floats) x.storage()).array();
  }
}

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
    Layout named = index.layout();
    int start = x.layout().offset();
    int size = x.size(axis);
    int count = index.numel() / inner(x, axis);
    int inner = inner(x, axis);
    int step = count == 1 ? 0 : step(named, axis);
    int each = index.size(axis);
    for (int k = 0; k < count; k++) {
      int i = whole(indices[named.offset() + k * step], size);
      if (i < 0) {
        return false;
      }
      int place = start + (k / each * size + i) * inner;
      if (inner == 1) {
        to[k] = from[place];
      } else {
        System.arraycopy(from, place, to, k * inner, inner);
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
    Layout named = index.layout();
    int from = source.layout().offset();
    int size = out.size(axis);
    int inner = inner(out, axis);
    int count = index.numel() / inner;
    int step = count == 1 ? 0 : step(named, axis);
    int each = index.size(axis);
    Copies.copy(x, out);
    for (int k = 0; k < count; k++) {
      int i = whole(indices[named.offset() + k * step], size);
      if (i < 0) {
        return false;
      }
      int place = (k / each * size + i) * inner;
      for (int j = 0; j < inner; j++) {
        to[place + j] += added[oneNumber ? from : from + k * inner + j];
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
  private static int step(Layout named, int axis) {
    return named.isContiguous() ? 1 : named.stride(axis);
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

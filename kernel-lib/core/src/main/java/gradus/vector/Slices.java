package gradus.vector;

import gradus.tensor.Indexing;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.util.List;

/// Numbers picked out by their index, and put back at it.
///
/// Numbers that meet are added in `float32`, in their order: where thousands meet, the last digits
/// of the sum are lost, as in PyTorch.
final class Slices {
  private Slices() {}

  static void select(Tensor x, int axis, List<Integer> indices, Tensor out) {
    float[] from = Copies.inOrder(x);
    int at = Copies.start(x);
    float[] to = array(out);
    int inner = inner(x, axis);
    int size = x.size(axis);
    int count = indices.size();
    for (int o = 0; o < outer(x, axis); o++) {
      for (int k = 0; k < count; k++) {
        System.arraycopy(
            from, at + (o * size + indices.get(k)) * inner, to, (o * count + k) * inner, inner);
      }
    }
  }

  static void scatter(Tensor x, int axis, List<Integer> indices, Tensor out) {
    float[] from = Copies.inOrder(x);
    int at = Copies.start(x);
    float[] to = array(out);
    java.util.Arrays.fill(to, 0);
    int inner = inner(x, axis);
    int size = out.size(axis);
    int count = indices.size();
    for (int o = 0; o < outer(x, axis); o++) {
      for (int k = 0; k < count; k++) {
        int source = at + (o * count + k) * inner;
        int target = (o * size + indices.get(k)) * inner;
        for (int i = 0; i < inner; i++) {
          to[target + i] += from[source + i];
        }
      }
    }
  }

  static void gather(Tensor x, int axis, Tensor index, Tensor out) {
    if (Picking.gather(x, axis, index, out)) {
      return;
    }
    float[] from = array(x);
    float[] to = array(out);
    int[] places = Indexing.places(x, axis, index);
    for (int k = 0; k < places.length; k++) {
      to[k] = from[places[k]];
    }
  }

  static void scatterAdd(Tensor x, int axis, Tensor index, Tensor source, Tensor out) {
    if (Picking.scatterAdd(x, axis, index, source, out)) {
      return;
    }
    int[] places = Indexing.places(out, axis, index);
    float[] added = Copies.inOrder(source);
    int at = Copies.start(source);
    float[] to = array(out);
    Copies.copy(x, out);
    for (int k = 0; k < places.length; k++) {
      to[places[k]] += added[at + k];
    }
  }

  /// Running totals, formed in 64 bits.
  static void cumulativeSum(Tensor x, int axis, Tensor out) {
    float[] from = Copies.inOrder(x);
    int at = Copies.start(x);
    float[] to = array(out);
    int inner = inner(x, axis);
    int size = x.size(axis);
    for (int o = 0; o < outer(x, axis); o++) {
      for (int i = 0; i < inner; i++) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
          int place = (o * size + k) * inner + i;
          sum = k == 0 ? from[at + place] : sum + from[at + place];
          to[place] = (float) sum;
        }
      }
    }
  }

  private static float[] array(Tensor x) {
    return ((Storage.Floats) x.storage()).array();
  }

  /// How many numbers lie before the axis counts on.
  private static int inner(Tensor x, int axis) {
    int count = 1;
    for (int a = axis + 1; a < x.rank(); a++) {
      count *= x.size(a);
    }
    return count;
  }

  private static int outer(Tensor x, int axis) {
    int count = 1;
    for (int a = 0; a < axis; a++) {
      count *= x.size(a);
    }
    return count;
  }
}

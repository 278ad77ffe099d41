package gradus.tensor;

import java.util.Arrays;
import java.util.List;

/// Who does the arithmetic.
///
/// Every method here is written as plain loops: that is the specification. A faster backend
/// overrides what it does better and inherits the rest. Inputs may be views; `out` is contiguous
/// unless said otherwise. `float32` sums are formed in 64 bits and rounded once.
public interface Backend {
  /// The specification itself, running on any JDK.
  Backend PLAIN = () -> "plain Java";

  /// What it is called, such as `plain Java`.
  ///
  /// @return a short name
  String name();

  /// out\[k\] = f(x\[k\]).
  ///
  /// @param op the function
  /// @param x the input
  /// @param out the result, of the same shape
  default void unary(Unary op, Tensor x, Tensor out) {
    Storage from = x.storage();
    Storage to = out.storage();
    int[] places = x.layout().places();
    for (int k = 0; k < places.length; k++) {
      to.set(k, op.of(from.get(places[k])));
    }
  }

  /// out\[k\] = f(a\[k\], b\[k\]).
  ///
  /// @param op the function
  /// @param a the left input, already stretched to the shape of `out`
  /// @param b the right input, already stretched to the shape of `out`
  /// @param out the result
  default void binary(Binary op, Tensor a, Tensor b, Tensor out) {
    Storage left = a.storage();
    Storage right = b.storage();
    Storage to = out.storage();
    int[] leftPlaces = a.layout().places();
    int[] rightPlaces = b.layout().places();
    for (int k = 0; k < leftPlaces.length; k++) {
      to.set(k, op.of(left.get(leftPlaces[k]), right.get(rightPlaces[k])));
    }
  }

  /// Sum, extreme or place of the largest, over every axis on which `out` has size 1 and `x` has
  /// not.
  ///
  /// @param kind what is made of the numbers
  /// @param x the input
  /// @param out the result, with as many axes as `x`
  default void reduce(Reduce.Kind kind, Tensor x, Tensor out) {
    Storage from = x.storage();
    int[] places = x.layout().places();
    int[] targets = out.stretch(x.shape()).layout().places();
    double[] best = new double[out.numel()];
    int[] seen = new int[out.numel()];
    int[] winner = new int[out.numel()];
    for (int k = 0; k < places.length; k++) {
      double value = from.get(places[k]);
      int t = targets[k];
      int nth = seen[t]++;
      switch (kind) {
        case SUM -> best[t] += value;
        case MAX -> best[t] = nth == 0 ? value : Math.max(best[t], value);
        case MIN -> best[t] = nth == 0 ? value : Math.min(best[t], value);
        case ARGMAX -> {
          boolean firstNaN = Double.isNaN(value) && !Double.isNaN(best[t]);
          if (nth == 0 || value > best[t] || firstNaN) {
            best[t] = value;
            winner[t] = nth;
          }
        }
      }
    }
    for (int t = 0; t < best.length; t++) {
      out.storage().set(t, kind == Reduce.Kind.ARGMAX ? winner[t] : best[t]);
    }
  }

  /// out\[…, i, j\] = Σₗ a\[…, i, l\] · b\[…, l, j\].
  ///
  /// @param a the left matrices (…, m, k)
  /// @param b the right matrices (…, k, n)
  /// @param out the products (…, m, n)
  default void matmul(Tensor a, Tensor b, Tensor out) {
    int inner = a.size(-1);
    int columns = b.size(-1);
    int[] left = a.layout().places();
    int[] right = b.layout().places();
    int rows = out.size(-2);
    double[] sums = new double[columns];
    for (int row = 0; row < (columns == 0 ? 0 : out.numel() / columns); row++) {
      int matrix = row / rows * inner * columns;
      Arrays.fill(sums, 0);
      for (int l = 0; l < inner; l++) {
        double x = a.storage().get(left[row * inner + l]);
        for (int j = 0; j < columns; j++) {
          sums[j] += x * b.storage().get(right[matrix + l * columns + j]);
        }
      }
      for (int j = 0; j < columns; j++) {
        out.storage().set(row * columns + j, sums[j]);
      }
    }
  }

  /// Copies numbers, converting them to the type of `out`.
  ///
  /// @param x the input
  /// @param out where they go, of the same shape; may be a view
  default void copy(Tensor x, Tensor out) {
    int[] from = x.layout().places();
    int[] to = out.layout().places();
    for (int k = 0; k < from.length; k++) {
      out.storage().set(to[k], x.storage().get(from[k]));
    }
  }

  /// Slice k of `out` is slice `indices[k]` of `x`.
  ///
  /// @param x the input
  /// @param axis along which the slices lie
  /// @param indices which slices
  /// @param out the result
  default void select(Tensor x, int axis, List<Integer> indices, Tensor out) {
    for (int k = 0; k < indices.size(); k++) {
      copy(sliceAt(x, axis, indices.get(k)), sliceAt(out, axis, k));
    }
  }

  /// Slice k of `x` is added to slice `indices[k]` of `out`, which starts as zeros.
  ///
  /// @param x the input
  /// @param axis along which the slices lie
  /// @param indices where each slice goes
  /// @param out the result
  default void scatter(Tensor x, int axis, List<Integer> indices, Tensor out) {
    out.storage().fill(0);
    for (int k = 0; k < indices.size(); k++) {
      int[] from = sliceAt(x, axis, k).layout().places();
      int[] to = sliceAt(out, axis, indices.get(k)).layout().places();
      for (int p = 0; p < from.length; p++) {
        out.storage().set(to[p], out.storage().get(to[p]) + x.storage().get(from[p]));
      }
    }
  }

  private static Tensor sliceAt(Tensor x, int axis, int i) {
    return new Tensor(x.storage(), x.layout().slice(axis, i, i + 1));
  }
}

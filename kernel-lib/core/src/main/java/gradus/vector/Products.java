package gradus.vector;

import gradus.tensor.Layout;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;

/// Matrix products of tensors: finds the strides of both factors and hands each pair of matrices
/// on.
final class Products {
  private static final int[] ONE_PAIR = {};

  private Products() {}

  /// out\[…, i, j\] = Σₗ a\[…, i, l\] · b\[…, l, j\], of `float32` numbers.
  static void multiply(Gemm gemm, Tensor a, Tensor b, Tensor out) {
    multiply(gemm, a, b, out, Epilogue.NONE);
  }

  /// The same, and hands the rows of the result on.
  ///
  /// @param epilogue gets all rows of all matrices, counted through
  static void multiply(Gemm gemm, Tensor a, Tensor b, Tensor out, Epilogue epilogue) {
    int m = out.size(-2);
    int n = out.size(-1);
    int k = a.size(-1);
    if (out.numel() == 0) {
      return;
    }
    int rows = out.numel() / n;
    Layout left = a.layout();
    Layout right = b.layout();
    float[] x = ((Storage.Floats) a.storage()).array();
    float[] y = ((Storage.Floats) b.storage()).array();
    float[] z = ((Storage.Floats) out.storage()).array();
    int aRow = left.stride(-2);
    int axis = out.rank() - 3;
    // Many matrices times one are one tall matrix.
    while (axis >= 0 && right.stride(axis) == 0 && (m == 1 || left.stride(axis) == m * aRow)) {
      aRow = m == 1 ? left.stride(axis) : aRow;
      m *= out.size(axis--);
    }
    int[] index = axis < 0 ? ONE_PAIR : new int[axis + 1];
    int aFrom = left.offset();
    int bFrom = right.offset();
    int cFrom = out.layout().offset();
    for (int to = cFrom; to < cFrom + out.numel(); to += m * n) {
      gemm.multiply(
          m,
          n,
          k,
          x,
          aFrom,
          aRow,
          left.stride(-1),
          y,
          bFrom,
          right.stride(-2),
          right.stride(-1),
          z,
          to,
          n,
          false,
          m == rows ? epilogue : Epilogue.NONE);
      for (int d = axis; d >= 0; d--) {
        aFrom += left.stride(d);
        bFrom += right.stride(d);
        if (++index[d] < out.size(d)) {
          break;
        }
        aFrom -= left.stride(d) * index[d];
        bFrom -= right.stride(d) * index[d];
        index[d] = 0;
      }
    }
    if (m < rows) {
      epilogue.rows(0, rows);
    }
  }
}

package gradus.vector;

import java.util.Arrays;

/// The product of two matrices in arrays, at any strides.
///
/// Every number of the result is the chain c ← a · b + c of fused multiply-adds in the order of the
/// inner axis, however large the matrices are and wherever they lie. A bias costs nothing: fill the
/// result with it and add.
final class Gemm {
  /// Up to so many products, whatever must be prepared costs more than it saves.
  private static final long TINY = 256;

  private static final Gemm WIDEST = new Gemm(Tile.widest());

  private final Tile tile;

  /// @param tile what products are made of
  Gemm(Tile tile) {
    this.tile = tile;
  }

  /// The product on the widest vectors of this machine.
  static Gemm widest() {
    return WIDEST;
  }

  /// c\[i, j\] = Σₗ a\[i, l\] · b\[l, j\], or added to it.
  ///
  /// @param m rows of a and c
  /// @param n columns of b and c
  /// @param k columns of a, rows of b
  /// @param a the left factor
  /// @param aFrom where it begins
  /// @param aRow from row to row
  /// @param aColumn from column to column; any stride may be 0 or negative
  /// @param b the right factor
  /// @param bFrom where it begins
  /// @param bRow from row to row
  /// @param bColumn from column to column
  /// @param c the result, whose columns lie next to each other; not an array of a factor
  /// @param cFrom where it begins
  /// @param cRow from row to row
  /// @param add whether the product is added to what c holds
  void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aFrom,
      int aRow,
      int aColumn,
      float[] b,
      int bFrom,
      int bRow,
      int bColumn,
      float[] c,
      int cFrom,
      int cRow,
      boolean add) {
    if ((long) m * n * k <= TINY) {
      tiny(m, n, k, a, aFrom, aRow, aColumn, b, bFrom, bRow, bColumn, c, cFrom, cRow, add);
    } else {
      Product.of(tile)
          .multiply(m, n, k, a, aFrom, aRow, aColumn, b, bFrom, bRow, bColumn, c, cFrom, cRow, add);
    }
  }

  private static void tiny(
      int m,
      int n,
      int k,
      float[] a,
      int aFrom,
      int aRow,
      int aColumn,
      float[] b,
      int bFrom,
      int bRow,
      int bColumn,
      float[] c,
      int cFrom,
      int cRow,
      boolean add) {
    for (int i = 0; i < m; i++) {
      int to = cFrom + i * cRow;
      if (!add) {
        Arrays.fill(c, to, to + n, 0);
      }
      int p = aFrom + i * aRow;
      for (int l = 0; l < k; l++) {
        float x = a[p];
        int q = bFrom + l * bRow;
        for (int j = 0; j < n; j++) {
          c[to + j] = Math.fma(x, b[q], c[to + j]);
          q += bColumn;
        }
        p += aColumn;
      }
    }
  }
}

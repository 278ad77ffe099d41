package gradus.vector;

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
  /// @param epilogue what is done with each row of c in the end
  @SuppressWarnings("ArgumentSelectionDefectChecker") // the transposed product swaps them
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
      boolean add,
      Epilogue epilogue) {
    if ((long) m * n * k <= TINY) {
      OneByOne.multiply(
          m, n, k, a, aFrom, aRow, aColumn, b, bFrom, bRow, bColumn, c, cFrom, cRow, add);
      epilogue.rows(0, m);
    } else if (n == 1 && m >= OneColumn.ROWS && aColumn == 1) {
      OneColumn.multiply(m, k, a, aFrom, aRow, b, bFrom, bRow, c, cFrom, cRow, add);
      epilogue.rows(0, m);
    } else if (n == 1 && cRow == 1 && m > 1) {
      // A column lies in memory as a row does, and a row fills vectors.
      Product.of(tile)
          .multiply(
              1,
              m,
              k,
              b,
              bFrom,
              bColumn,
              bRow,
              a,
              aFrom,
              aColumn,
              aRow,
              c,
              cFrom,
              m,
              add,
              Epilogue.NONE);
      epilogue.rows(0, m);
    } else {
      Product.of(tile)
          .multiply(
              m, n, k, a, aFrom, aRow, aColumn, b, bFrom, bRow, bColumn, c, cFrom, cRow, add,
              epilogue);
    }
  }
}

package gradus.vector;

/// A matrix times a vector: laying out the matrix, which is read once, would take longer than the
/// product.
///
/// Eight rows go side by side, because each sum must wait for its own last product. Plain numbers
/// are as fast here as the memory is.
final class OneColumn {
  /// Fewer rows are not worth it.
  static final int ROWS = 8;

  /// From so many products on, a part is worth handing over to another thread.
  private static final long WORTH_SHARING = 1 << 17;

  private OneColumn() {}

  /// As [Gemm#multiply], of a left factor whose rows are neighbors, and one column.
  static void multiply(
      int m,
      int k,
      float[] a,
      int aFrom,
      int aRow,
      float[] b,
      int bFrom,
      int bRow,
      float[] c,
      int cFrom,
      int cRow,
      boolean add) {
    int threads = (long) m * k < 2 * WORTH_SHARING ? 1 : Team.size();
    if (threads == 1) {
      rows(m, k, a, aFrom, aRow, b, bFrom, bRow, c, cFrom, cRow, add);
      return;
    }
    int size = Math.ceilDiv(Math.ceilDiv(m, 4 * threads), ROWS) * ROWS;
    Team.run(
        Math.ceilDiv(m, size),
        part -> {
          int i = part * size;
          int count = Math.min(size, m - i);
          int from = aFrom + i * aRow;
          int to = cFrom + i * cRow;
          rows(count, k, a, from, aRow, b, bFrom, bRow, c, to, cRow, add);
        });
  }

  private static void rows(
      int m,
      int k,
      float[] a,
      int aFrom,
      int aRow,
      float[] b,
      int bFrom,
      int bRow,
      float[] c,
      int cFrom,
      int cRow,
      boolean add) {
    int i = 0;
    for (; i <= m - ROWS; i += ROWS) {
      eight(k, a, aFrom + i * aRow, aRow, b, bFrom, bRow, c, cFrom + i * cRow, cRow, add);
    }
    int from = aFrom + i * aRow;
    int to = cFrom + i * cRow;
    OneByOne.multiply(m - i, 1, k, a, from, aRow, 1, b, bFrom, bRow, 1, c, to, cRow, add);
  }

  /// Eight numbers of a column.
  private static void eight(
      int k,
      float[] a,
      int p0,
      int aRow,
      float[] b,
      int bFrom,
      int bRow,
      float[] c,
      int to,
      int cRow,
      boolean add) {
    int p1 = p0 + aRow;
    int p2 = p1 + aRow;
    int p3 = p2 + aRow;
    int p4 = p3 + aRow;
    int p5 = p4 + aRow;
    int p6 = p5 + aRow;
    int p7 = p6 + aRow;
    float s0 = add ? c[to] : 0;
    float s1 = add ? c[to + cRow] : 0;
    float s2 = add ? c[to + 2 * cRow] : 0;
    float s3 = add ? c[to + 3 * cRow] : 0;
    float s4 = add ? c[to + 4 * cRow] : 0;
    float s5 = add ? c[to + 5 * cRow] : 0;
    float s6 = add ? c[to + 6 * cRow] : 0;
    float s7 = add ? c[to + 7 * cRow] : 0;
    for (int l = 0; l < k; l++) {
      float x = b[bFrom + l * bRow];
      s0 = Math.fma(a[p0 + l], x, s0);
      s1 = Math.fma(a[p1 + l], x, s1);
      s2 = Math.fma(a[p2 + l], x, s2);
      s3 = Math.fma(a[p3 + l], x, s3);
      s4 = Math.fma(a[p4 + l], x, s4);
      s5 = Math.fma(a[p5 + l], x, s5);
      s6 = Math.fma(a[p6 + l], x, s6);
      s7 = Math.fma(a[p7 + l], x, s7);
    }
    c[to] = s0;
    c[to + cRow] = s1;
    c[to + 2 * cRow] = s2;
    c[to + 3 * cRow] = s3;
    c[to + 4 * cRow] = s4;
    c[to + 5 * cRow] = s5;
    c[to + 6 * cRow] = s6;
    c[to + 7 * cRow] = s7;
  }
}

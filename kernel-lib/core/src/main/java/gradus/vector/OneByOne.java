package gradus.vector;

import java.util.Arrays;

/// What tiles do, one number at a time and with the same bits: for the tiniest products, and for as
/// long as the loops over vectors are not compiled.
final class OneByOne {
  private static final int THREE = 3;
  private static final int FOUR = 4;

  private OneByOne() {}

  /// As [Gemm#multiply].
  static void multiply(
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
      int start = aFrom + i * aRow;
      int to = cFrom + i * cRow;
      int j = 0;
      // Four sums at a time, because each must wait for its own last product.
      for (; j <= n - 4; j += 4) {
        float s0 = add ? c[to + j] : 0;
        float s1 = add ? c[to + j + 1] : 0;
        float s2 = add ? c[to + j + 2] : 0;
        float s3 = add ? c[to + j + 3] : 0;
        int p = start;
        int q = bFrom + j * bColumn;
        for (int l = 0; l < k; l++) {
          float x = a[p];
          s0 = Math.fma(x, b[q], s0);
          s1 = Math.fma(x, b[q + bColumn], s1);
          s2 = Math.fma(x, b[q + 2 * bColumn], s2);
          s3 = Math.fma(x, b[q + 3 * bColumn], s3);
          p += aColumn;
          q += bRow;
        }
        c[to + j] = s0;
        c[to + j + 1] = s1;
        c[to + j + 2] = s2;
        c[to + j + 3] = s3;
      }
      for (; j < n; j++) {
        float sum = add ? c[to + j] : 0;
        int p = start;
        int q = bFrom + j * bColumn;
        for (int l = 0; l < k; l++) {
          sum = Math.fma(a[p], b[q], sum);
          p += aColumn;
          q += bRow;
        }
        c[to + j] = sum;
      }
    }
  }

  /// As [Tile#slide].
  ///
  /// @param width how many columns
  static void slide(
      int height,
      int width,
      int k,
      float[] a,
      int at,
      float[] b,
      int from,
      int[] places,
      float[] c,
      int to,
      int row) {
    for (int i = 0; i < height; i++) {
      int target = to + i * row;
      Arrays.fill(c, target, target + width, 0);
      for (int l = 0; l < k; l++) {
        float x = a[at + l * height + i];
        int q = from + places[l];
        for (int j = 0; j < width; j++) {
          c[target + j] = Math.fma(x, b[q + j], c[target + j]);
        }
      }
    }
  }

  /// As [Tile#correlate].
  static void correlate(
      int lanes,
      int count,
      float[] a,
      int at,
      int row,
      float[] b,
      int b0,
      int b1,
      int b2,
      float[] sums) {
    for (int i = 0; i < FOUR; i++) {
      for (int j = 0; j < THREE; j++) {
        int q = j == 0 ? b0 : j == 1 ? b1 : b2;
        int sum = (THREE * i + j) * lanes;
        for (int l = 0; l < count; l += lanes) {
          for (int lane = 0; lane < lanes; lane++) {
            float x = a[at + i * row + l + lane];
            sums[sum + lane] = Math.fma(x, b[q + l + lane], sums[sum + lane]);
          }
        }
      }
    }
  }
}

package gradus.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Lays the factors of a product out as tiles read them.
///
/// Where a row must become a column, squares of 4 by 4 are turned in registers: narrow vectors, for
/// shuffling wide ones is slower.
final class Packing {
  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  // To exchange the halves that do not lie on the diagonal, of the square and then of each quarter.
  private static final VectorShuffle<Float> BY_TWO = VectorShuffle.fromOp(FOUR, i -> i ^ 2);
  private static final VectorShuffle<Float> BY_ONE = VectorShuffle.fromOp(FOUR, i -> i ^ 1);
  private static final VectorMask<Float> UPPER_TWO = VectorMask.fromLong(FOUR, 0b1100);
  private static final VectorMask<Float> LOWER_TWO = VectorMask.fromLong(FOUR, 0b0011);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(FOUR, 0b1010);
  private static final VectorMask<Float> EVEN = VectorMask.fromLong(FOUR, 0b0101);

  private static final int AROUND = 8;
  private static final VectorLoop TURNING = turning();

  private Packing() {}

  private static VectorLoop turning() {
    float[] a = new float[4 * 4 * AROUND];
    float[] to = new float[a.length];
    return VectorLoop.of(
        AROUND,
        80,
        k -> {
          turnFour(4 * k, a, 0, 4 * AROUND, to, 0, 4);
          copyFour(4 * k, a, 0, 4, to, 0, 4);
        });
  }

  /// to\[l · width + i\] = a\[i, l\] for some rows i of a matrix and all its columns l.
  ///
  /// @param rows how many rows, at most the width
  /// @param k how long each is
  /// @param apart from row to row
  /// @param step from column to column
  static void turn(int rows, int k, float[] a, int at, int apart, int step, float[] to, int width) {
    boolean four = (step == 1 || apart == 1) && TURNING.isHot((long) rows * k);
    int whole = four ? rows & ~3 : 0;
    for (int i = 0; i < whole; i += 4) {
      if (step == 1) {
        turnFour(k, a, at + i * apart, apart, to, i, width);
      } else {
        copyFour(k, a, at + i, step, to, i, width);
      }
    }
    for (int i = whole; i < rows; i++) {
      int p = at + i * apart;
      int q = i;
      for (int l = 0; l < k; l++) {
        to[q] = a[p];
        p += step;
        q += width;
      }
    }
  }

  private static void copyFour(
      int k, float[] a, int at, int step, float[] to, int from, int width) {
    for (int l = 0; l < k; l++) {
      FloatVector.fromArray(FOUR, a, at + l * step).intoArray(to, from + l * width);
    }
  }

  private static void turnFour(
      int k, float[] a, int at, int stride, float[] to, int from, int width) {
    int l = 0;
    for (; l <= k - 4; l += 4) {
      int p = at + l;
      int q = from + l * width;
      FloatVector r0 = FloatVector.fromArray(FOUR, a, p);
      FloatVector r1 = FloatVector.fromArray(FOUR, a, p + stride);
      FloatVector r2 = FloatVector.fromArray(FOUR, a, p + 2 * stride);
      FloatVector r3 = FloatVector.fromArray(FOUR, a, p + 3 * stride);
      FloatVector s0 = r0.blend(r2.rearrange(BY_TWO), UPPER_TWO);
      FloatVector s1 = r1.blend(r3.rearrange(BY_TWO), UPPER_TWO);
      FloatVector s2 = r2.blend(r0.rearrange(BY_TWO), LOWER_TWO);
      FloatVector s3 = r3.blend(r1.rearrange(BY_TWO), LOWER_TWO);
      s0.blend(s1.rearrange(BY_ONE), ODD).intoArray(to, q);
      s1.blend(s0.rearrange(BY_ONE), EVEN).intoArray(to, q + width);
      s2.blend(s3.rearrange(BY_ONE), ODD).intoArray(to, q + 2 * width);
      s3.blend(s2.rearrange(BY_ONE), EVEN).intoArray(to, q + 3 * width);
    }
    for (; l < k; l++) {
      for (int i = 0; i < 4; i++) {
        to[from + l * width + i] = a[at + i * stride + l];
      }
    }
  }

  /// Row l of the panel is b\[l, 0 … columns − 1\], then zeros up to its width.
  ///
  /// @param tile who copies rows that lie as they should
  /// @param vectors the width in vectors
  /// @param columns how many columns there are, at most the width
  /// @param k how many rows
  /// @param turned room for a panel
  /// @param at where the panel begins, in bytes
  static void panel(
      Tile tile,
      int vectors,
      int columns,
      int k,
      float[] b,
      int from,
      int rowStride,
      int columnStride,
      float[] turned,
      MemorySegment to,
      long at) {
    int width = vectors * tile.lanes;
    if (columnStride == 1 && columns == width) {
      copy(tile, vectors, k, b, from, rowStride, to, at);
      return;
    }
    if (columns < width) {
      Arrays.fill(turned, 0, k * width, 0);
    }
    turn(columns, k, b, from, columnStride, rowStride, turned, width);
    copy(tile, vectors, k, turned, 0, width, to, at);
  }

  private static void copy(
      Tile tile, int vectors, int k, float[] b, int from, int row, MemorySegment to, long at) {
    int width = vectors * tile.lanes;
    if (tile.loops.copies(k * width)) {
      tile.copy(vectors, k, b, from, row, to, at);
      return;
    }
    for (int l = 0; l < k; l++) {
      long place = at + 4L * l * width;
      MemorySegment.copy(b, from + l * row, to, ValueLayout.JAVA_FLOAT, place, width);
    }
  }
}

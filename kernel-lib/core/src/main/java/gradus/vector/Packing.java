package gradus.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
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
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  // To exchange the halves that do not lie on the diagonal, of the square and then of each quarter.
  private static final VectorShuffle<Float> BY_TWO = VectorShuffle.fromOp(FOUR, i -> i ^ 2);
  private static final VectorShuffle<Float> BY_ONE = VectorShuffle.fromOp(FOUR, i -> i ^ 1);
  private static final VectorMask<Float> UPPER_TWO = VectorMask.fromLong(FOUR, 0b1100);
  private static final VectorMask<Float> LOWER_TWO = VectorMask.fromLong(FOUR, 0b0011);
  private static final VectorMask<Float> ODD = VectorMask.fromLong(FOUR, 0b1010);
  private static final VectorMask<Float> EVEN = VectorMask.fromLong(FOUR, 0b0101);

  private Packing() {}

  /// to\[l · height + i\] = a\[i, l\]: some rows of the left factor, as columns.
  ///
  /// @param height how many rows
  /// @param k how long each is
  static void columns(
      int height, int k, float[] a, int at, int rowStride, int columnStride, float[] to) {
    int whole = columnStride == 1 ? height & ~3 : 0;
    for (int i = whole; i < height; i++) {
      int p = at + i * rowStride;
      for (int l = 0; l < k; l++) {
        to[l * height + i] = a[p];
        p += columnStride;
      }
    }
    for (int i = 0; i < whole; i += 4) {
      turn(k, a, at + i * rowStride, rowStride, to, i, height);
    }
  }

  private static void turn(int k, float[] a, int at, int rowStride, float[] to, int from, int row) {
    int l = 0;
    for (; l <= k - 4; l += 4) {
      int p = at + l;
      int q = from + l * row;
      FloatVector r0 = FloatVector.fromArray(FOUR, a, p);
      FloatVector r1 = FloatVector.fromArray(FOUR, a, p + rowStride);
      FloatVector r2 = FloatVector.fromArray(FOUR, a, p + 2 * rowStride);
      FloatVector r3 = FloatVector.fromArray(FOUR, a, p + 3 * rowStride);
      FloatVector s0 = r0.blend(r2.rearrange(BY_TWO), UPPER_TWO);
      FloatVector s1 = r1.blend(r3.rearrange(BY_TWO), UPPER_TWO);
      FloatVector s2 = r2.blend(r0.rearrange(BY_TWO), LOWER_TWO);
      FloatVector s3 = r3.blend(r1.rearrange(BY_TWO), LOWER_TWO);
      s0.blend(s1.rearrange(BY_ONE), ODD).intoArray(to, q);
      s1.blend(s0.rearrange(BY_ONE), EVEN).intoArray(to, q + row);
      s2.blend(s3.rearrange(BY_ONE), ODD).intoArray(to, q + 2 * row);
      s3.blend(s2.rearrange(BY_ONE), EVEN).intoArray(to, q + 3 * row);
    }
    for (; l < k; l++) {
      for (int i = 0; i < 4; i++) {
        to[from + l * row + i] = a[at + i * rowStride + l];
      }
    }
  }

  /// Row l of the panel, of `width` numbers, is b\[l, 0 … columns − 1\], then zeros.
  ///
  /// @param tile who copies rows that lie as they should
  /// @param vectors the width in vectors
  /// @param columns how many of them there are, at most the width
  static void panel(
      Tile tile,
      int vectors,
      int columns,
      int k,
      float[] b,
      int from,
      int rowStride,
      int columnStride,
      MemorySegment to,
      long at) {
    int width = vectors * tile.lanes;
    if (columnStride == 1 && columns == width) {
      tile.copy(vectors, k, b, from, rowStride, to, at);
      return;
    }
    int whole = rowStride == 1 ? columns & ~3 : 0;
    for (int j = 0; j < whole; j += 4) {
      turn(k, b, from + j * columnStride, columnStride, to, at + 4L * j, width);
    }
    for (int l = 0; l < k; l++) {
      int p = from + l * rowStride;
      long q = at + 4L * l * width;
      for (int j = whole; j < columns; j++) {
        to.set(ValueLayout.JAVA_FLOAT, q + 4L * j, b[p + j * columnStride]);
      }
      for (int j = columns; j < width; j++) {
        to.set(ValueLayout.JAVA_FLOAT, q + 4L * j, 0);
      }
    }
  }

  private static void turn(
      int k, float[] b, int from, int stride, MemorySegment to, long at, int width) {
    long row = 4L * width;
    int l = 0;
    for (; l <= k - 4; l += 4) {
      int p = from + l;
      long q = at + l * row;
      FloatVector r0 = FloatVector.fromArray(FOUR, b, p);
      FloatVector r1 = FloatVector.fromArray(FOUR, b, p + stride);
      FloatVector r2 = FloatVector.fromArray(FOUR, b, p + 2 * stride);
      FloatVector r3 = FloatVector.fromArray(FOUR, b, p + 3 * stride);
      FloatVector s0 = r0.blend(r2.rearrange(BY_TWO), UPPER_TWO);
      FloatVector s1 = r1.blend(r3.rearrange(BY_TWO), UPPER_TWO);
      FloatVector s2 = r2.blend(r0.rearrange(BY_TWO), LOWER_TWO);
      FloatVector s3 = r3.blend(r1.rearrange(BY_TWO), LOWER_TWO);
      s0.blend(s1.rearrange(BY_ONE), ODD).intoMemorySegment(to, q, NATIVE);
      s1.blend(s0.rearrange(BY_ONE), EVEN).intoMemorySegment(to, q + row, NATIVE);
      s2.blend(s3.rearrange(BY_ONE), ODD).intoMemorySegment(to, q + 2 * row, NATIVE);
      s3.blend(s2.rearrange(BY_ONE), EVEN).intoMemorySegment(to, q + 3 * row, NATIVE);
    }
    for (; l < k; l++) {
      for (int j = 0; j < 4; j++) {
        to.set(ValueLayout.JAVA_FLOAT, at + l * row + 4L * j, b[from + j * stride + l]);
      }
    }
  }
}

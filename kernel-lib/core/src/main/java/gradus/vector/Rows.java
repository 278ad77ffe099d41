package gradus.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Copies many short rows, such as those of an image.
final class Rows {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  private static final int AROUND = 8;
  private static final VectorLoop COPYING = copying();

  private Rows() {}

  private static VectorLoop copying() {
    int length = 2 * S.length();
    float[] a = new float[AROUND * length];
    float[] b = new float[a.length];
    return VectorLoop.of(AROUND, 20, k -> copyVectors(k, length, a, 0, length, b, 0, length));
  }

  /// Copies rows in order, whole vectors at a time: what one writes behind its end, up to the next
  /// row of the target, the next overwrites. So the target's rows must follow one another, and only
  /// the last is copied to its end and no further.
  ///
  /// @param count how many rows
  /// @param length how many numbers each has
  /// @param a where they come from
  /// @param from the first of them
  /// @param row from row to row
  /// @param b where they go
  /// @param to the first of them
  /// @param toRow from row to row there, at least the length
  static void copy(
      int count, int length, float[] a, int from, int row, float[] b, int to, int toRow) {
    boolean hot = COPYING.isHot((long) count * length);
    int r = hot ? copyVectors(count, length, a, from, row, b, to, toRow) : 0;
    for (; r < count; r++) {
      System.arraycopy(a, from + r * row, b, to + r * toRow, length);
    }
  }

  /// Copies the rows whose overhang lies within both arrays and does not reach past the last row.
  ///
  /// @return how many these are
  private static int copyVectors(
      int count, int length, float[] a, int from, int row, float[] b, int to, int toRow) {
    int lanes = S.length();
    int vectors = Math.ceilDiv(length, lanes) * lanes;
    int last = (count - 1) * toRow + length;
    int r = 0;
    for (; r < count - 1; r++) {
      int p = from + r * row;
      int q = to + r * toRow;
      if (p + vectors > a.length || r * toRow + vectors > last) {
        break;
      }
      for (int k = 0; k < length; k += lanes) {
        FloatVector.fromArray(S, a, p + k).intoArray(b, q + k);
      }
    }
    return r;
  }
}

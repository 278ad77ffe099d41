package gradus.vector;

import java.lang.foreign.MemorySegment;

/// A few rows by one or two vectors of a matrix product, whose sums stay in registers: everything
/// large is made of these. One subclass for each vector width, written by a program.
///
/// Each number of a product is one chain c ← a · b + c of fused multiply-adds in the order of the
/// inner axis. So it has the same bits in a tile of any height, at any vector width, on any number
/// of threads.
abstract sealed class Tile permits Tile512, Tile256, Tile128 {
  /// How many numbers a vector holds.
  final int lanes;

  /// Which of its loops are compiled: whoever calls one of them asks first.
  final TileLoops loops;

  private final int[] heights;

  /// @param lanes how many numbers a vector holds
  /// @param heights how many rows a tile may have, most first; the last is 1
  Tile(int lanes, int... heights) {
    this.lanes = lanes;
    this.heights = heights;
    this.loops = new TileLoops(this, heights);
  }

  /// The tiles of a vector width.
  ///
  /// @param bits 512, 256 or 128
  static Tile of(int bits) {
    return switch (bits) {
      case 512 -> new Tile512();
      case 256 -> new Tile256();
      case 128 -> new Tile128();
      default -> throw new IllegalArgumentException("no tiles for vectors of " + bits + " bits");
    };
  }

  /// The tiles of the widest vectors here.
  static Tile widest() {
    return Widest.TILE;
  }

  private static final class Widest {
    private static final Tile TILE = of(Width.HERE.bits);
  }

  /// The most rows a tile has.
  final int height() {
    return heights[0];
  }

  /// The rows of the next tile where so many are left to do.
  final int height(int left) {
    int k = 0;
    while (heights[k] > left) {
      k++;
    }
    return heights[k];
  }

  /// c\[i, j\] = s\[i, j\] + Σₗ a\[l, i\] · b\[l, j\]; nothing happens where k is 0.
  ///
  /// @param height the rows
  /// @param vectors the columns, in vectors: 1 or 2
  /// @param k how many products are summed
  /// @param a the left factor, the numbers of a column next to each other
  /// @param at where it begins
  /// @param step from column to column
  /// @param b the right factor, row after row without gaps
  /// @param from where it begins, in bytes
  /// @param s what the sums start from, for instance the result itself
  /// @param start where it begins
  /// @param apart from row to row of it
  /// @param c the result
  /// @param to where it begins
  /// @param row from row to row of the result
  abstract void multiply(
      int height,
      int vectors,
      int k,
      float[] a,
      int at,
      int step,
      MemorySegment b,
      long from,
      float[] s,
      int start,
      int apart,
      float[] c,
      int to,
      int row);

  /// The same from 0 on, two vectors wide, with row l of the right factor at `from + places[l]` of
  /// an array, and columns of the left without gaps.
  abstract void slide(
      int height,
      int k,
      float[] a,
      int at,
      float[] b,
      int from,
      int[] places,
      float[] c,
      int to,
      int row);

  /// Copies k rows of one or two vectors to where they lie without gaps.
  abstract void copy(int vectors, int k, float[] b, int from, int row, MemorySegment to, long at);

  /// Adds a\[i, l\] · b\[bⱼ + l\] to lane l of twelve vectors of sums: four rows i, three places j.
  ///
  /// @param count how many products, a multiple of the lanes
  abstract void correlate(
      int count, float[] a, int at, int row, float[] b, int b0, int b1, int b2, float[] sums);
}

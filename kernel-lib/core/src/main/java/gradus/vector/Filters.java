package gradus.vector;

import java.util.Arrays;

/// Filters laid out as tiles read them: for some outputs at a time, one number of each next to each
/// other.
final class Filters {
  /// Number l of filter o.
  interface Source {
    /// Reads it from a tensor.
    float number(int o, int l);
  }

  private final Tile tile;
  private final int outputs;
  private final int length;
  private final float[] numbers;
  private final Source source;

  /// @param tile to whose heights they are cut
  /// @param outputs how many filters there are
  /// @param length how many numbers each has
  /// @param source the numbers
  Filters(Tile tile, int outputs, int length, Source source) {
    this.tile = tile;
    this.outputs = outputs;
    this.length = length;
    this.numbers = new float[outputs * length];
    this.source = source;
  }

  /// Reads all numbers from their source.
  void lay() {
    int height;
    for (int o = 0; o < outputs; o += height) {
      height = tile.height(outputs - o);
      for (int l = 0; l < length; l++) {
        for (int i = 0; i < height; i++) {
          numbers[o * length + l * height + i] = source.number(o + i, l);
        }
      }
    }
  }

  /// y\[o, k\] = Σₗ filter\[o, l\] · x\[k + shifts\[l\]\] for `count` places k, or a few more.
  ///
  /// @param x has room for one tile more than is asked for behind the last shift
  /// @param y has room for rows of `row` numbers, a whole number of tiles
  void slide(float[] x, int[] shifts, int count, float[] y, int row) {
    if (length == 0) {
      Arrays.fill(y, 0, outputs * row, 0);
      return;
    }
    int width = 2 * tile.lanes;
    for (int k = 0; k < count; k += width) {
      int height;
      for (int o = 0; o < outputs; o += height) {
        height = tile.height(outputs - o);
        int at = o * length;
        int to = o * row + k;
        if (tile.loops.slides(height, length)) {
          tile.slide(height, length, numbers, at, x, k, shifts, y, to, row);
        } else {
          OneByOne.slide(height, width, length, numbers, at, x, k, shifts, y, to, row);
        }
      }
    }
  }
}

package gradus.vector;

/// Filters laid out as tiles read them: for some outputs at a time, one number of each next to each
/// other.
///
/// @param tile whose heights they are cut to
/// @param outputs how many filters there are
/// @param length how many numbers each has
/// @param numbers the filters of the first tile, then of the next
record Filters(Tile tile, int outputs, int length, float[] numbers) {
  /// Where number l of filter o lies among the numbers of a tensor.
  interface Source {
    float number(int o, int l);
  }

  static Filters of(Tile tile, int outputs, int length, Source source) {
    float[] numbers = new float[outputs * length];
    int height;
    for (int o = 0; o < outputs; o += height) {
      height = tile.height(outputs - o);
      for (int l = 0; l < length; l++) {
        for (int i = 0; i < height; i++) {
          numbers[o * length + l * height + i] = source.number(o + i, l);
        }
      }
    }
    return new Filters(tile, outputs, length, numbers);
  }

  /// y\[o, k\] = Σₗ filter\[o, l\] · x\[k + shifts\[l\]\] for `count` places k, or a few more.
  ///
  /// @param x has room for one tile more than is asked for behind the last shift
  /// @param y has room for rows of `row` numbers, a whole number of tiles
  void slide(float[] x, int[] shifts, int count, float[] y, int row) {
    int width = 2 * tile.lanes;
    for (int k = 0; k < count; k += width) {
      int height;
      for (int o = 0; o < outputs; o += height) {
        height = tile.height(outputs - o);
        tile.slide(height, length, numbers, o * length, x, k, shifts, y, o * row + k, row);
      }
    }
  }
}

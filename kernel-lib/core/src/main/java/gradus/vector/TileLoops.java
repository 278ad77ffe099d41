package gradus.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The loops of a tile, and which of them are compiled by now.
final class TileLoops {
  /// What a drill goes through.
  private static final int AROUND = 8;

  /// What one vector of a loop takes at most when it is compiled, in nanoseconds.
  private static final int FAST = 4;

  private static final int MOST_ROWS = 16;

  private final int lanes;
  private final List<VectorLoop> all = new ArrayList<>();

  // By the height of the tile.
  private final VectorLoop[] oneVector = new VectorLoop[MOST_ROWS + 1];
  private final VectorLoop[] twoVectors = new VectorLoop[MOST_ROWS + 1];
  private final VectorLoop[] sliding = new VectorLoop[MOST_ROWS + 1];
  private final VectorLoop correlating;
  private final VectorLoop copying;

  /// @param tile whose loops they are
  /// @param heights how many rows the tile may have
  TileLoops(Tile tile, int... heights) {
    this.lanes = tile.lanes;
    float[] a = new float[AROUND * MOST_ROWS * lanes];
    float[] b = new float[AROUND * 2 * lanes];
    float[] c = new float[MOST_ROWS * 2 * lanes];
    int[] places = new int[AROUND];
    MemorySegment panel = Arena.ofAuto().allocate(4L * b.length, 64);
    int row = 2 * lanes;
    for (int height : heights) {
      int h = height;
      oneVector[h] =
          loop(2 * h, k -> tile.multiply(h, 1, k, a, 0, h, panel, 0, c, 0, row, c, 0, row));
      twoVectors[h] =
          loop(3 * h, k -> tile.multiply(h, 2, k, a, 0, h, panel, 0, c, 0, row, c, 0, row));
      sliding[h] = loop(3 * h, k -> tile.slide(h, k, a, 0, b, 0, places, c, 0, row));
    }
    correlating = loop(12, k -> tile.correlate(k * lanes, a, 0, AROUND * lanes, b, 0, 0, 0, c));
    copying = loop(4, k -> tile.copy(2, k, b, 0, row, panel, 0));
  }

  private VectorLoop loop(int vectors, VectorLoop.Rounds rounds) {
    var loop = VectorLoop.of(AROUND, FAST * vectors, rounds);
    all.add(loop);
    return loop;
  }

  /// Whether products of so many rows by so many columns go fast.
  boolean multiplies(int height, int columns, int k) {
    int rest = columns % (2 * lanes);
    long numbers = (long) columns * k;
    // Both are asked, so that both become hot.
    boolean one = rest == 0 || rest > lanes || oneVector[height].isHot(numbers);
    boolean two = columns <= lanes || twoVectors[height].isHot(numbers);
    return one && two;
  }

  /// Whether [Tile#slide] goes fast.
  boolean slides(int height, int k) {
    return sliding[height].isHot((long) lanes * k);
  }

  /// Whether [Tile#correlate] goes fast.
  boolean correlates(int count) {
    return correlating.isHot(count);
  }

  /// Whether [Tile#copy] goes fast.
  boolean copies(int numbers) {
    return copying.isHot(numbers);
  }

  /// Takes all for compiled: for tests of what they compute.
  void takeForHot() {
    all.forEach(loop -> loop.hot = true);
  }
}

package gradus.vector;

import java.util.Arrays;

/// w\[o, c, tap\] = Σ y\[n, o\] · x\[n, c\] shifted by the tap.
///
/// Both lie in long runs, so lanes run along them: every lane keeps its own sum over the batch, and
/// the lanes are added at the end. Tiles of four outputs by three taps are shared among the threads.
final class ConvolutionWeight {
  private static final int FOUR = 4;
  private static final int THREE = 3;

  private final Convolution all;
  private final Planes planes;
  private final int[] shifts;
  private final int count;

  /// How many tiles of taps a group has, and how many tiles there are.
  private final int across;

  private final int tiles;
  private final float[] sums;

  ConvolutionWeight(Convolution all) {
    this.all = all;
    this.planes = all.planes();
    this.shifts = planes.shifts(all.channels());
    this.count = all.wholeTiles(all.y().size(2) * planes.columns);
    this.across = Math.ceilDiv(shifts.length, THREE);
    this.tiles = Math.ceilDiv(all.outputs(), FOUR) * across;
    this.sums = new float[tiles * FOUR * THREE * all.tile().lanes];
  }

  void run() {
    int parts = Math.min(Team.size(), tiles);
    for (int g = 0; g < all.groups(); g++) {
      int group = g;
      Arrays.fill(sums, 0);
      Team.run(parts, part -> share(group, tiles * part / parts, tiles * (part + 1) / parts));
      write(group);
    }
  }

  private void share(int g, int from, int to) {
    int outputs = Math.ceilDiv(all.outputs(), FOUR) * FOUR;
    var scratch = Scratch.own();
    float[] images = scratch.images(all.channels() * planes.channelSize() + count);
    float[] given = scratch.sums(outputs * count);
    float[] twelve = new float[FOUR * THREE * all.tile().lanes];
    Arrays.fill(images, all.channels() * planes.channelSize(), images.length, 0);
    for (int n = 0; n < all.x().size(0); n++) {
      planes.lay(all.x(), n, g * all.channels(), all.channels(), images);
      layGiven(n, g, given);
      for (int t = from; t < to; t++) {
        int tap = t % across * THREE;
        System.arraycopy(sums, t * twelve.length, twelve, 0, twelve.length);
        all.tile()
            .correlate(
                count,
                given,
                t / across * FOUR * count,
                count,
                images,
                shifts[tap],
                shifts[Math.min(tap + 1, shifts.length - 1)],
                shifts[Math.min(tap + 2, shifts.length - 1)],
                twelve);
        System.arraycopy(twelve, 0, sums, t * twelve.length, twelve.length);
      }
    }
  }

  /// Lays y out in rows as long as those of a plane, with zeros where the window hangs over.
  private void layGiven(int n, int g, float[] given) {
    Grid y = all.y();
    Arrays.fill(given, 0, Math.ceilDiv(all.outputs(), FOUR) * FOUR * count, 0);
    int step = y.strides()[3];
    for (int o = 0; o < all.outputs(); o++) {
      for (int r = 0; r < y.size(2); r++) {
        int from = y.place(n, g * all.outputs() + o, r, 0);
        int to = o * count + r * planes.columns;
        if (step == 1) {
          System.arraycopy(y.numbers(), from, given, to, y.size(3));
          continue;
        }
        for (int k = 0; k < y.size(3); k++) {
          given[to + k] = y.numbers()[from + k * step];
        }
      }
    }
  }

  /// Adds the lanes of each sum.
  private void write(int g) {
    Grid w = all.w();
    int lanes = all.tile().lanes;
    for (int o = 0; o < all.outputs(); o++) {
      for (int l = 0; l < shifts.length; l++) {
        int tile = o / FOUR * across + l / THREE;
        int at = ((tile * FOUR + o % FOUR) * THREE + l % THREE) * lanes;
        float sum = 0;
        for (int k = 0; k < lanes; k++) {
          sum += sums[at + k];
        }
        w.numbers()[w.from() + (g * all.outputs() + o) * shifts.length + l] = sum;
      }
    }
  }
}

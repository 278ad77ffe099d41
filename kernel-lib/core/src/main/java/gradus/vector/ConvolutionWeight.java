package gradus.vector;

import java.util.Arrays;

/// w\[o, c, tap\] = Σ y\[n, o\] · x\[n, c\] shifted by the tap.
///
/// Several images are laid out one behind the other, x and y alike, so that lanes run along them
/// for long: every lane keeps its own sum over the batch, and the lanes are added at the end. Tiles
/// of four outputs by three taps are shared among the threads.
final class ConvolutionWeight implements Runnable {
  private static final int FOUR = 4;
  private static final int THREE = 3;

  /// How long a run is, about: four of them should stay in the first-level cache.
  private static final int RUN = 1 << 10;

  private final Convolution all;
  private final Mending mending;
  private final Planes planes;

  /// How many outputs there are, rounded up to whole tiles.
  private final int outputs;

  /// How many numbers one image has in a plane, how many images are laid out at a time, and how
  /// long a run that makes.
  private final int plane;

  private final int images;
  private final int run;

  /// Where each number of a filter sees the first image.
  private final int[] shifts;

  /// How many tiles of taps a group has, and how many tiles there are.
  private final int across;

  private final int tiles;
  private final float[] sums;
  private final int parts;

  /// The work of each group.
  private final Team.Work[] shares;

  ConvolutionWeight(Convolution all) {
    this.all = all;
    this.mending = new Mending(all);
    this.planes = all.planes();
    this.outputs = Math.ceilDiv(all.outputs(), FOUR) * FOUR;
    this.plane = planes.size();
    this.images = Math.clamp(RUN / plane, 1, all.x().size(0));
    this.run = all.wholeTiles(images * plane);
    this.shifts = planes.shifts(all.channels(), run);
    this.across = Math.ceilDiv(shifts.length, THREE);
    this.tiles = outputs / FOUR * across;
    this.sums = new float[tiles * FOUR * THREE * all.tile().lanes];
    this.parts = Math.min(Team.size(), tiles);
    this.shares = new Team.Work[all.groups()];
    Arrays.setAll(shares, g -> part -> share(g, tiles * part / parts, tiles * (part + 1) / parts));
  }

  @Override
  public void run() {
    for (int g = 0; g < shares.length; g++) {
      Arrays.fill(sums, 0);
      Team.run(parts, shares[g]);
      write(g);
    }
    mending.weight();
  }

  private void share(int g, int from, int to) {
    var scratch = Scratch.own();
    int seen = all.channels() * planes.perChannel() * run;
    // A tap of the last image may look a plane further, where its y is 0.
    float[] x = scratch.images(seen + plane);
    float[] y = scratch.sums(outputs * run);
    int size = FOUR * THREE * all.tile().lanes;
    float[] twelve = scratch.tile(size);
    Arrays.fill(x, 0, seen + plane, 0);
    int batch = all.x().size(0);
    for (int n = 0; n < batch; n += images) {
      lay(g, n, Math.min(images, batch - n), x, y);
      for (int t = from; t < to; t++) {
        int tap = t % across * THREE;
        System.arraycopy(sums, t * size, twelve, 0, size);
        correlate(y, t / across * FOUR * run, x, tap, twelve);
        System.arraycopy(twelve, 0, sums, t * size, size);
      }
    }
  }

  private void correlate(float[] y, int at, float[] x, int tap, float[] twelve) {
    Tile tile = all.tile();
    int last = shifts.length - 1;
    int x0 = shifts[tap];
    int x1 = shifts[Math.min(tap + 1, last)];
    int x2 = shifts[Math.min(tap + 2, last)];
    if (tile.loops.correlates(run)) {
      tile.correlate(run, y, at, run, x, x0, x1, x2, twelve);
    } else {
      OneByOne.correlate(tile.lanes, run, y, at, run, x, x0, x1, x2, twelve);
    }
  }

  /// Lays out so many images from image n on; y with zeros where the window would hang over.
  private void lay(int g, int n, int count, float[] x, float[] y) {
    int padding = all.window().padding();
    int channels = all.channels();
    Arrays.fill(y, 0, outputs * run, 0);
    for (int k = 0; k < count; k++) {
      planes.lay(all.x(), n + k, g * channels, channels, padding, padding, x, k * plane, run);
      for (int o = 0; o < all.outputs(); o++) {
        layGiven(all.y(), n + k, g * all.outputs() + o, y, o * run + k * plane);
      }
    }
  }

  private void layGiven(Grid given, int n, int o, float[] y, int to) {
    int from = given.plane(n, o);
    int row = given.toRow;
    int step = given.toColumn;
    for (int r = 0; r < given.size(2); r++) {
      int p = from + r * row;
      int q = to + r * planes.columns;
      for (int k = 0; k < given.size(3); k++) {
        y[q + k] = given.numbers[p];
        p += step;
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
        w.numbers[w.plane(g * all.outputs() + o, 0) + l] = sum;
      }
    }
  }
}

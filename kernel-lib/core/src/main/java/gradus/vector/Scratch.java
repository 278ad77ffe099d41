package gradus.vector;

import java.util.Arrays;

/// Arrays that a thread uses again and again. They grow to what the largest image asks for, and
/// hold anything when they are taken.
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private float[] images = {};
  private float[] sums = {};
  private float[] tile = {};
  private double[] totals = {};
  private int[] places = {};
  private final double[] lanes = new double[8];
  private final float[] floatLanes = new float[16];

  private Scratch() {}

  /// This thread's.
  static Scratch own() {
    return OWN.get();
  }

  /// Room for images.
  float[] images(int count) {
    if (images.length < count) {
      images = new float[count];
    }
    return images;
  }

  /// Room for sums.
  float[] sums(int count) {
    if (sums.length < count) {
      sums = new float[count];
    }
    return sums;
  }

  /// Room for the sums of one tile.
  float[] tile(int count) {
    if (tile.length < count) {
      tile = new float[count];
    }
    return tile;
  }

  /// Room for sums in 64 bits, which start at 0.
  double[] totals(int count) {
    if (totals.length < count) {
      totals = new double[count];
    }
    Arrays.fill(totals, 0, count, 0);
    return totals;
  }

  /// Room for where each of so many arrays begins.
  int[] places(int count) {
    if (places.length < count) {
      places = new int[count];
    }
    return places;
  }

  /// Room for the numbers of one vector of 64-bit numbers.
  double[] lanes() {
    return lanes;
  }

  /// Room for the numbers of one vector of `float32` numbers.
  float[] floatLanes() {
    return floatLanes;
  }
}

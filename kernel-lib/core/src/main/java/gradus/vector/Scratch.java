package gradus.vector;

/// Arrays that a thread uses again and again. They grow to what the largest image asks for, and
/// hold anything when they are taken.
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private float[] images = {};
  private float[] sums = {};

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
}

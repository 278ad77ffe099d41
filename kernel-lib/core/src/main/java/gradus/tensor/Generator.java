package gradus.tensor;

/// A source of random numbers: the same seed gives the same numbers on every machine.
///
/// xoshiro256++ (Blackman and Vigna, 2021), its four words filled by SplitMix64. Written out here
/// because the course's numbers must not change when the JDK improves its own generators.
public final class Generator {
  private static final Generator SHARED = new Generator(0);

  private final long[] s = new long[4];
  private double spareGaussian = Double.NaN;

  /// A generator of its own.
  ///
  /// @param seed any number
  public Generator(long seed) {
    seed(seed);
  }

  /// The generator that everything uses which is not handed one: `rand`, `randn`, new layers.
  ///
  /// @return the one shared generator
  public static Generator shared() {
    return SHARED;
  }

  /// Starts again from a seed.
  ///
  /// @param seed any number
  public synchronized void seed(long seed) {
    long z = seed;
    for (int i = 0; i < s.length; i++) {
      z += 0x9e3779b97f4a7c15L;
      long w = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      w = (w ^ (w >>> 27)) * 0x94d049bb133111ebL;
      s[i] = w ^ (w >>> 31);
    }
    spareGaussian = Double.NaN;
  }

  /// 64 random bits.
  ///
  /// @return any `long`
  public synchronized long nextLong() {
    long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
    long t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = Long.rotateLeft(s[3], 45);
    return result;
  }

  /// A number from 0 (included) to 1 (excluded), in steps of 2⁻⁵³.
  ///
  /// @return the number
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /// A number from 0 (included) to 1 (excluded), in steps of 2⁻²⁴.
  ///
  /// @return the number
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /// A whole number from 0 to `bound` − 1, each equally likely.
  ///
  /// @param bound how many numbers there are to choose from, at least 1
  /// @return the number
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException(
          "cannot choose among %d numbers: the bound must be at least 1.".formatted(bound));
    }
    long rejected = (1L << 32) % bound;
    while (true) {
      long bits = nextLong() >>> 32;
      // Without this the smaller numbers would come a little more often.
      if (bits < (1L << 32) - rejected) {
        return (int) (bits % bound);
      }
    }
  }

  /// A draw from the standard normal distribution, by the polar method (Marsaglia and Bray, 1964).
  ///
  /// @return a number around 0, with standard deviation 1
  public synchronized double nextGaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double spare = spareGaussian;
      spareGaussian = Double.NaN;
      return spare;
    }
    double u;
    double v;
    double r;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      r = u * u + v * v;
    } while (r >= 1 || r == 0);
    // StrictMath: the same bits on every machine.
    double scale = Math.sqrt(-2 * StrictMath.log(r) / r);
    spareGaussian = v * scale;
    return u * scale;
  }
}

package gradus.tensor;

import java.util.Arrays;

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

  /// Where this generator stands, so that what comes next can be drawn again: see [#restore].
  ///
  /// ```java
  /// var before = Generator.shared().state();
  /// var first = rand(3);
  /// Generator.shared().restore(before);
  /// rand(3);                                  // the numbers of first
  /// ```
  ///
  /// @return five words: the four of the algorithm, and the bits of the normal draw kept in hand
  public synchronized long[] state() {
    long[] words = Arrays.copyOf(s, s.length + 1);
    words[s.length] = Double.doubleToRawLongBits(spareGaussian);
    return words;
  }

  /// Goes back, or forward, to a state.
  ///
  /// @param state what [#state] gave
  /// @throws IllegalArgumentException if it is not five words, or if the first four are 0
  public synchronized void restore(long[] state) {
    if (state.length != s.length + 1 || (state[0] | state[1] | state[2] | state[3]) == 0) {
      throw new IllegalArgumentException(
          "this is no state of a generator: it must be the five words that state() gave.");
    }
    System.arraycopy(state, 0, s, 0, s.length);
    spareGaussian = Double.longBitsToDouble(state[s.length]);
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
    return nextDouble(53);
  }

  /// A number from 0 (included) to 1 (excluded) of so many random bits.
  double nextDouble(int bits) {
    return (nextLong() >>> (64 - bits)) * Math.scalb(1.0, -bits);
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

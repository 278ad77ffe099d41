package gradus.bench;

/// Whether a core is this program's alone just now.
///
/// On a rented machine another one may compute on the same core, as its second hyperthread: then
/// everything takes up to twice as long, for seconds. A beat is a fixed little work on registers
/// that keeps a core's arithmetic busy, so it takes longer exactly then. It touches no memory, and
/// nothing of it changes between two programs.
final class Pulse {
  /// Seconds of the fastest beat that an earlier job saw, in the environment.
  static final String EARLIER = "GRADUS_BENCH_PULSE";

  /// How much longer than the fastest a beat of a calm core may take. Wide vectors slow the clock
  /// of a core down, by a quarter; the other hyperthread takes a third of its time at least.
  private static final double CALM = 1.4;

  private static final int ROUNDS = 20_000;

  /// Until Java has compiled the loop.
  private static final int WARM = 2_000;

  private double least;

  // Whoever reads it cannot be sure that the loop is useless.
  private long sum;

  Pulse() {
    String earlier = System.getenv(EARLIER);
    least = earlier == null ? Double.MAX_VALUE : Double.parseDouble(earlier);
    for (int k = 0; k < WARM; k++) {
      sum += loop(k);
    }
  }

  /// Does the work once.
  ///
  /// @return whether it took as long as on a core of its own
  boolean isCalm() {
    long before = System.nanoTime();
    sum += loop(sum);
    double seconds = (System.nanoTime() - before) * 1e-9;
    least = Math.min(least, seconds);
    return seconds <= CALM * least;
  }

  /// Seconds of the fastest beat.
  double least() {
    return least;
  }

  private static long loop(long start) {
    long a = start;
    long b = 2;
    long c = 3;
    long d = 4;
    long e = 5;
    long f = 6;
    for (int i = 0; i < ROUNDS; i++) {
      a = (a << 1) ^ i;
      b = (b << 3) ^ i;
      c = (c << 5) ^ i;
      d += a ^ i;
      e -= b ^ i;
      f += c ^ i;
    }
    return a + b + c + d + e + f;
  }
}

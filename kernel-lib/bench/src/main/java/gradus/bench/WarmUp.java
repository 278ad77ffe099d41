package gradus.bench;

import java.util.Arrays;
import java.util.Locale;

/// How long the first steps take in a Java that has just started.
public final class WarmUp {
  private WarmUp() {}

  /// Times each of the first steps.
  ///
  /// @param name which training
  /// @param steps how many
  /// @return a line of JSON: seconds of the first step, the tenth and the last tenth's median, and
  ///   seconds until steps stay within twice that
  public static String run(String name, int steps) {
    Training training = Workloads.of(name).eager();
    var seconds = new double[steps];
    for (int i = 0; i < steps; i++) {
      long start = System.nanoTime();
      training.step();
      seconds[i] = (System.nanoTime() - start) * 1e-9;
    }
    double[] last = Arrays.copyOfRange(seconds, steps - Math.max(1, steps / 10), steps);
    Arrays.sort(last);
    double steady = last[last.length / 2];
    return String.format(
        Locale.ROOT,
        "{\"workload\": \"%s\", \"first\": %.6f, \"tenth\": %.6f, \"steady\": %.9f, \"settled\": %.6f}",
        name,
        seconds[0],
        seconds[Math.min(9, steps - 1)],
        steady,
        settled(seconds, steady));
  }

  /// Seconds from the start until the median of ten steps first falls to twice the steady time.
  private static double settled(double[] seconds, double steady) {
    double passed = 0;
    for (int i = 0; i + 10 <= seconds.length; i += 10) {
      double[] ten = Arrays.copyOfRange(seconds, i, i + 10);
      Arrays.sort(ten);
      if (ten[5] <= 2 * steady) {
        return passed;
      }
      passed += Arrays.stream(ten).sum();
    }
    return passed;
  }
}

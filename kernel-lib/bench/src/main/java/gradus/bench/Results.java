package gradus.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a job tells what it found: one line of JSON on standard output.
public final class Results {
  private Results() {}

  /// Prints a line.
  ///
  /// @param workload the name of the workload
  /// @param contender who computed, and how
  /// @param check what the numbers came to, to be compared with [Expected]
  /// @param times how long one step took
  public static void print(String workload, String contender, double[] check, Stopwatch times) {
    String numbers =
        Arrays.stream(check).mapToObj(Double::toString).collect(Collectors.joining(", "));
    System.out.printf(
        Locale.ROOT,
        "{\"workload\": \"%s\", \"contender\": \"%s\", \"check\": [%s], \"least\": %.9g,"
            + " \"median\": %.9g, \"mean\": %.9g, \"samples\": %d, \"calm\": %d, \"pulse\": %.9g}%n",
        workload,
        contender,
        numbers,
        times.least(),
        times.median(),
        times.mean(),
        times.samples(),
        times.calm(),
        times.pulse());
  }
}

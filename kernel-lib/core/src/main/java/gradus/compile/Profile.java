package gradus.compile;

import java.util.Arrays;
import java.util.Locale;

/// How long each instruction of a plan took in some runs.
final class Profile {
  private static final double NANOS_IN_A_MICRO = 1e3;

  private final Plan plan;
  private final long[][] nanos;

  Profile(Plan plan, int runs) {
    this.plan = plan;
    this.nanos = new long[runs][plan.instructions().size()];
  }

  /// Where the times of a run go, one for each instruction.
  long[] run(int number) {
    return nanos[number];
  }

  /// The plan with the median of each instruction in microseconds; what a run that ended early did
  /// not come to counts as 0.
  String text() {
    double[] medians = new double[plan.instructions().size()];
    Arrays.setAll(medians, this::median);
    String total =
        String.format(
            Locale.ROOT,
            "%.1f µs in all: the sum of each instruction's median in %d %s",
            Arrays.stream(medians).sum(),
            nanos.length,
            nanos.length == 1 ? "run" : "runs");
    return new Listing(plan, i -> String.format(Locale.ROOT, "%9.1f µs  ", medians[i])).text()
        + '\n'
        + total;
  }

  private double median(int instruction) {
    long[] sorted = Arrays.stream(nanos).mapToLong(run -> run[instruction]).sorted().toArray();
    return sorted[sorted.length / 2] / NANOS_IN_A_MICRO;
  }
}

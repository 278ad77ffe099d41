package gradus.bench;

import java.util.Arrays;

/// Times of one step, in seconds. A sample is as many steps as take about ten milliseconds.
///
/// @param least the fastest sample
/// @param median half of the samples are faster
/// @param mean of all samples
/// @param samples how many there are
public record Stopwatch(double least, double median, double mean, int samples) {
  private static final double SAMPLE = 1e-2;

  /// Repeats a step, first to warm up, then to measure.
  ///
  /// @param step what is timed
  /// @param warm seconds for which it runs before anything counts
  /// @param seconds seconds for which samples are taken
  /// @return the times
  public static Stopwatch time(Runnable step, double warm, double seconds) {
    long start = System.nanoTime();
    double last;
    do {
      long before = System.nanoTime();
      step.run();
      last = since(before);
    } while (since(start) < warm);
    // A first guess from the last step, then from a sample that is long enough.
    int count = (int) Math.clamp(SAMPLE / last, 1, 1_000_000);
    double sample = repeat(step, count);
    count = (int) Math.clamp(Math.ceil(count * SAMPLE / sample), 1, 1_000_000);

    var times = new double[1000];
    int taken = 0;
    long begin = System.nanoTime();
    while (taken < times.length && (taken < 3 || since(begin) < seconds)) {
      times[taken++] = repeat(step, count) / count;
    }
    double[] sorted = Arrays.copyOf(times, taken);
    Arrays.sort(sorted);
    return new Stopwatch(sorted[0], sorted[taken / 2], Arrays.stream(sorted).sum() / taken, taken);
  }

  private static double repeat(Runnable step, int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      step.run();
    }
    return since(start);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }
}

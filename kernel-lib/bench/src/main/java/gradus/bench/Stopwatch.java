package gradus.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/// Times of one step, in seconds. A sample is as many steps as take about ten milliseconds.
///
/// @param least the fastest sample
/// @param median half of the samples that a calm core took are faster; of all, if there are none
/// @param mean of the same samples
/// @param samples how many there are in all
/// @param calm how many of them a calm core took
/// @param pulse seconds of the fastest beat of [Pulse]
public record Stopwatch(
    double least, double median, double mean, int samples, int calm, double pulse) {
  private static final double SAMPLE = 1e-2;

  /// The JIT compiler counts as idle when it works less than this share of a second.
  private static final double IDLE = 0.02;

  private static final double MOST_WARM = 20;

  /// Repeats a step, first to warm up, then to measure.
  ///
  /// @param step what is timed
  /// @param warm seconds for which it runs at least before anything counts, as in [#settle]
  /// @param seconds seconds for which samples are taken; those that a disturbed core took do not
  ///   count, as in [Samples]
  /// @return the times
  public static Stopwatch time(Runnable step, double warm, double seconds) {
    var pulse = new Pulse();
    double last = settle(step, warm);
    // A first guess from the last step, then from a sample that is long enough.
    int count = (int) Math.clamp(SAMPLE / last, 1, 1_000_000);
    double sample = repeat(step, count);
    count = (int) Math.clamp(Math.ceil(count * SAMPLE / sample), 1, 1_000_000);

    var samples = new Samples(seconds);
    boolean wasCalm = pulse.isCalm();
    while (!samples.isEnough()) {
      double took = repeat(step, count);
      boolean isCalm = pulse.isCalm();
      samples.add(took / count, took, wasCalm && isCalm);
      wasCalm = isCalm;
    }
    return samples.times(pulse);
  }

  /// Repeats a step until the JIT compiler has had next to nothing to do for a second. How long
  /// that takes is another question, which [WarmUp] answers.
  ///
  /// @param step what is run
  /// @param least seconds for which it runs at least; 0 does not wait for the compiler
  /// @return seconds of the last step
  static double settle(Runnable step, double least) {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long start = System.nanoTime();
    long second = start;
    long compiled = compiler.getTotalCompilationTime();
    boolean idle = least == 0;
    double last;
    do {
      long before = System.nanoTime();
      step.run();
      last = since(before);
      if (since(second) >= 1) {
        long now = compiler.getTotalCompilationTime();
        idle = (now - compiled) * 1e-3 < IDLE * since(second);
        second = System.nanoTime();
        compiled = now;
      }
    } while (since(start) < least || (!idle && since(start) < MOST_WARM));
    return last;
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

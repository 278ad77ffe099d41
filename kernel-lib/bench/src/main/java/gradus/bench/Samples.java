package gradus.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// What the samples of a step took, until a calm core has taken enough of them.
final class Samples {
  /// How much longer than wanted it may take to find a calm core.
  private static final int PATIENCE = 40;

  private static final int FEWEST = 3;

  private final double wanted;
  private final long begin = System.nanoTime();
  private final DoubleStream.Builder calm = DoubleStream.builder();
  private final DoubleStream.Builder all = DoubleStream.builder();
  private double seconds;
  private int taken;

  /// @param wanted seconds of samples that a calm core took
  Samples(double wanted) {
    this.wanted = wanted;
  }

  /// Whether there are enough.
  boolean isEnough() {
    double passed = (System.nanoTime() - begin) * 1e-9;
    return taken >= FEWEST && (seconds >= wanted || passed >= PATIENCE * wanted);
  }

  /// Takes one down.
  ///
  /// @param step seconds of a step
  /// @param sample seconds of the sample
  /// @param isCalm whether the core was calm before and after it
  void add(double step, double sample, boolean isCalm) {
    taken++;
    all.add(step);
    if (isCalm) {
      calm.add(step);
      seconds += sample;
    }
  }

  /// The fastest of all samples; median and mean of those of a calm core, if there are any.
  ///
  /// @param pulse what told whether it was
  Stopwatch times(Pulse pulse) {
    double[] sorted = all.build().sorted().toArray();
    double[] undisturbed = calm.build().sorted().toArray();
    double[] usual = undisturbed.length == 0 ? sorted : undisturbed;
    double mean = Arrays.stream(usual).sum() / usual.length;
    return new Stopwatch(
        sorted[0], usual[usual.length / 2], mean, sorted.length, undisturbed.length, pulse.least());
  }
}

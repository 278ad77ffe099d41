package gradus.bench;

import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Times a [Micro] operation with JMH.
///
/// JMH forks nothing here: the Java that runs this was started for it, in turn with the other
/// libraries, which JMH could not do.
@State(Scope.Thread)
public class MicroBenchmark {
  private static final int SAMPLE_MILLIS = 10;

  private static final Pulse PULSE = new Pulse();

  /// For each iteration, whether the core was calm.
  private static final List<Boolean> CALM = new ArrayList<>();

  /// Which operation.
  @Param("gemm-64")
  public String name = "gemm-64";

  /// How it is run.
  @Param("eager")
  public String mode = "eager";

  private Supplier<Tensor> operation = Micro.of(name, mode);
  private boolean wasCalm;

  /// Makes the operands.
  @Setup
  public void prepare() {
    operation = Micro.of(name, mode);
  }

  /// Feels the pulse before a sample.
  @Setup(Level.Iteration)
  public void begin() {
    wasCalm = PULSE.isCalm();
  }

  /// Feels it again.
  @TearDown(Level.Iteration)
  public void end() {
    CALM.add(PULSE.isCalm() && wasCalm);
  }

  /// Computes it once.
  ///
  /// @return the result, which JMH consumes
  @Benchmark
  public Tensor compute() {
    return operation.get();
  }

  /// Times an operation as [Stopwatch] times a step: a sample is the mean over ten milliseconds.
  ///
  /// @param name the name of the operation
  /// @param mode how it is run
  /// @param warm seconds for which it runs at least before anything counts
  /// @param seconds seconds for which samples are taken
  /// @return the times
  /// @throws RunnerException if JMH fails
  public static Stopwatch time(String name, String mode, double warm, double seconds)
      throws RunnerException {
    double sample = Math.max(settle(name, mode, warm), SAMPLE_MILLIS * 1e-3);
    Options options =
        new OptionsBuilder()
            .include(MicroBenchmark.class.getName())
            .param("name", name)
            .param("mode", mode)
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(0)
            .warmupIterations(1)
            .warmupTime(millis(Math.min(warm, 0.2) * 1000))
            .measurementIterations((int) Math.max(3, seconds / sample))
            .measurementTime(millis(SAMPLE_MILLIS))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    var samples = new Samples(seconds);
    while (!samples.isEnough()) {
      CALM.clear();
      BenchmarkResult result = new Runner(options).runSingle().getAggregatedResult();
      // The warm-up had an iteration, too.
      int iteration = 1;
      for (IterationResult measured : result.getIterationResults()) {
        double step = measured.getPrimaryResult().getScore() * 1e-9;
        samples.add(step, sample, CALM.get(iteration++));
      }
    }
    return samples.times(PULSE);
  }

  /// Warms up on operands of its own, which are gone when JMH makes others: the largest fill half a
  /// heap.
  ///
  /// @return seconds of the last operation
  private static double settle(String name, String mode, double warm) {
    Supplier<Tensor> operation = Micro.of(name, mode);
    var result = new AtomicReference<Tensor>();
    return Stopwatch.settle(() -> result.set(operation.get()), warm);
  }

  private static TimeValue millis(double millis) {
    return TimeValue.milliseconds(Math.max(1, Math.round(millis)));
  }
}

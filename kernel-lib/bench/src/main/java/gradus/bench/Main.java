package gradus.bench;

import gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.openjdk.jmh.runner.RunnerException;

/// What `./gradus bench` starts: one job in one Java. Each prints one line of JSON.
public final class Main {
  /// How many losses are compared before a time counts.
  public static final int COMPARED = 10;

  private Main() {}

  /// Does a job.
  ///
  /// @param args `data FOLDER`, `train NAME MODE WARM SECONDS`, `micro NAME MODE WARM SECONDS`,
  ///   `heap EPOCHS`, `warmup NAME STEPS` or `profile NAME SECONDS RUNS`
  /// @throws IOException if the data cannot be written
  /// @throws RunnerException if JMH fails
  public static void main(String... args) throws IOException, RunnerException {
    switch (args[0]) {
      case "data" -> writeData(Path.of(args[1]));
      case "train" -> train(args[1], args[2], number(args[3]), number(args[4]));
      case "micro" -> micro(args[1], args[2], number(args[3]), number(args[4]));
      case "heap" -> System.out.println(HeapCheck.run("W4", Integer.parseInt(args[1])));
      case "warmup" -> System.out.println(WarmUp.run(args[1], Integer.parseInt(args[2])));
      case "profile" ->
          System.out.println(
              Workloads.of(args[1]).still().profile(number(args[2]), Integer.parseInt(args[3])));
      default -> throw new IllegalArgumentException("there is no job " + args[0]);
    }
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static void writeData(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : Workloads.NAMES) {
      Workloads.of(name).save(folder.resolve(name + ".npz").toString());
    }
  }

  private static void train(String name, String mode, double warm, double seconds) {
    Workload workload = Workloads.of(name);
    double[] losses = training(workload, mode).losses(COMPARED);
    Training timed = training(Workloads.of(name).still(), mode);
    Results.print(name, "gradus " + mode, losses, Stopwatch.time(timed::step, warm, seconds));
  }

  static Training training(Workload workload, String mode) {
    return switch (mode) {
      case "eager" -> workload.eager();
      case "compiled" -> workload.compiled();
      case "scalar" -> new ScalarTraining(workload);
      default -> throw new IllegalArgumentException("there is no mode " + mode);
    };
  }

  private static void micro(String name, String mode, double warm, double seconds)
      throws RunnerException {
    double[] check = {meanSquare(Micro.of(name, mode).get())};
    Results.print(name, "gradus " + mode, check, MicroBenchmark.time(name, mode, warm, seconds));
  }

  /// One number for a result, which does not cancel.
  ///
  /// @param result any tensor
  /// @return the mean of the squares of its numbers
  public static double meanSquare(Tensor result) {
    return Arrays.stream(result.toArray()).map(x -> x * x).sum() / result.numel();
  }
}

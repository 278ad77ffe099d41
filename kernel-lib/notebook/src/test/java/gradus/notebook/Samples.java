package gradus.notebook;

import static gradus.notebook.Charts.boundary;
import static gradus.notebook.Charts.plot;
import static gradus.notebook.Charts.scatter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Plots of every kind, for tests that ask something of all of them.
final class Samples {
  static final double[][] XOR = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static final int[] XOR_LABELS = {0, 1, 1, 0};

  private Samples() {}

  static Map<String, Plot> all() {
    var plots = new LinkedHashMap<String, Plot>();
    plots.put("function", plot("z", -4, 4, "tanh(z)", Math::tanh));
    plots.put("loss", loss());
    plots.put("log", loss().logScale().title("Training"));
    plots.put("scatter", scatter("x₁", "x₂", cloud(), cloudLabels()));
    plots.put("boundary", boundary("x₁", "x₂", Samples::learned, XOR, XOR_LABELS));
    plots.put("knife", boundary("x₁", "x₂", (a, b) -> a + b > 0.5 ? 1 : 0, XOR, XOR_LABELS));
    return plots;
  }

  static Plot loss() {
    double[] steps = IntStream.rangeClosed(0, 500).mapToDouble(i -> i).toArray();
    var random = new Random(1);
    double[] train = new double[501];
    double[] test = new double[501];
    for (int i = 0; i <= 500; i++) {
      train[i] = 0.6931 * Math.exp(-i / 80.0) + 0.002 + 0.003 * random.nextDouble();
      test[i] = 0.75 * Math.exp(-i / 90.0) + 0.02;
    }
    return new Plot("step", "loss (nats)")
        .line("training", steps, train, Palette.ERROR)
        .line("validation", steps, test, Palette.WEIGHT);
  }

  static double learned(double a, double b) {
    double z = 8 * (Math.max(0, a + b) - 2 * Math.max(0, a + b - 1)) - 4;
    return 1 / (1 + Math.exp(-z));
  }

  static double[][] cloud() {
    var random = new Random(2);
    return IntStream.range(0, 120)
        .mapToObj(i -> new double[] {random.nextGaussian() + i % 3, random.nextGaussian() - i % 3})
        .toArray(double[][]::new);
  }

  static int[] cloudLabels() {
    return IntStream.range(0, 120).map(i -> i % 3).toArray();
  }
}

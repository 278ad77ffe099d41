package gradus.diagnose;

import gradus.data.Dataset;
import gradus.tensor.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How much the inputs say about the targets, asked without any network: do examples that lie close
/// to each other have similar targets?
final class Neighbors {
  /// Enough for a clear answer; comparing all pairs of more would take long.
  private static final int EXAMPLES = 400;

  private static final int NEAREST = 5;

  private final double[][] x;
  private final double[][] y;

  private Neighbors(Dataset data) {
    int n = Math.min(EXAMPLES, data.size());
    // Evenly spread, since data may be ordered by class.
    int[] chosen = IntStream.range(0, n).map(i -> (int) ((long) i * data.size() / n)).toArray();
    Dataset some = data.select(chosen).flattened();
    x = rows(some.x().toArray(), n);
    boolean numbered = some.y().rank() == 1 && isClasses(some.y().toArray());
    y =
        rows(
            numbered
                ? Tensors.oneHot(some.y(), 1 + (int) some.y().max().item()).toArray()
                : some.y().toArray(),
            n);
    standardize(x);
  }

  private static boolean isClasses(double... numbers) {
    return Arrays.stream(numbers).allMatch(v -> v >= 0 && v == (int) v);
  }

  /// 0 if neighbors are no more alike than any two examples, 1 if their targets are equal:
  ///
  /// 1 − mean ‖yᵢ − yⱼ‖² over the 5 nearest j of each i / mean ‖yᵢ − yⱼ‖² over all pairs.
  static double likeness(Dataset data) {
    return new Neighbors(data).likeness();
  }

  private double likeness() {
    double near = 0;
    double any = 0;
    int few = Math.min(NEAREST, x.length - 1);
    for (int i = 0; i < x.length; i++) {
      double[] far = distances(x, i);
      double[] apart = distances(y, i);
      any += Arrays.stream(apart).sum() / (x.length - 1);
      far[i] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < few; k++) {
        int nearest = smallest(far);
        near += apart[nearest] / few;
        far[nearest] = Double.POSITIVE_INFINITY;
      }
    }
    return any == 0 ? 1 : 1 - near / any;
  }

  private static double[] distances(double[][] rows, int i) {
    return Arrays.stream(rows).mapToDouble(row -> distance(row, rows[i])).toArray();
  }

  private static int smallest(double... numbers) {
    int place = 0;
    for (int i = 1; i < numbers.length; i++) {
      place = numbers[i] < numbers[place] ? i : place;
    }
    return place;
  }

  private static double[][] rows(double[] numbers, int n) {
    int width = numbers.length / n;
    double[][] rows = new double[n][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(numbers, i * width, (i + 1) * width));
    return rows;
  }

  /// So that a feature in dollars does not drown one in hours.
  private static void standardize(double[]... rows) {
    for (int c = 0; c < rows[0].length; c++) {
      int column = c;
      double mean = Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElse(0);
      double variance =
          Arrays.stream(rows)
              .mapToDouble(r -> (r[column] - mean) * (r[column] - mean))
              .average()
              .orElse(0);
      double deviation = variance == 0 ? 1 : Math.sqrt(variance);
      for (double[] row : rows) {
        row[c] = (row[c] - mean) / deviation;
      }
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}

package gradus.diagnose;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many numbers fall where: equally wide bins from the smallest number to the largest.
///
/// @param low the left end of the first bin
/// @param high the right end of the last
/// @param counts how many numbers each bin holds, from left to right
public record Histogram(double low, double high, List<Integer> counts) {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  /// Keeps a copy of the counts.
  public Histogram {
    counts = List.copyOf(counts);
  }

  /// Counts numbers. NaN and ∞ fall nowhere.
  ///
  /// @param numbers the numbers
  /// @param bins how many bins, at least 1
  /// @return their histogram; from 0 to 0 if none is finite
  /// @throws IllegalArgumentException if there would be no bin
  public static Histogram of(double[] numbers, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException(
          "a histogram needs at least one bin, not %d.".formatted(bins));
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        low = Math.min(low, number);
        high = Math.max(high, number);
      }
    }
    if (low > high) {
      low = 0;
      high = 0;
    }
    var counts = new int[bins];
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        double place = high == low ? 0 : (number - low) / (high - low) * bins;
        counts[Math.min(bins - 1, (int) place)]++;
      }
    }
    return new Histogram(low, high, IntStream.of(counts).boxed().toList());
  }

  /// A line of bars between the two ends, such as `−1 █▂▁▁▂█ 1`. A bin with nothing in it is blank.
  @Override
  public String toString() {
    int most = Math.max(1, Collections.max(counts));
    return counts.stream()
        .map(count ->
            count == 0 ? " " : String.valueOf(BARS.charAt((int) Math.ceil(8.0 * count / most) - 1)))
        .collect(Collectors.joining("", Words.number(low) + " ", " " + Words.number(high)));
  }
}

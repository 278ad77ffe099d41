package gradus.diagnose;

import gradus.train.Series;
import java.util.Arrays;

/// A curve as the rules look at it: its finite beginning, in medians, since single values of a loss
/// on small batches say little.
final class Curve {
  private final Series series;
  private final double[] values;

  Curve(Series series) {
    this.series = series;
    double[] all = series.values();
    int end = 0;
    while (end < all.length && Double.isFinite(all[end])) {
      end++;
    }
    values = Arrays.copyOf(all, end);
  }

  int size() {
    return values.length;
  }

  /// Whether a NaN or ∞ ends it.
  boolean breaksOff() {
    return values.length < series.size();
  }

  double value(int i) {
    return values[i];
  }

  int step(int i) {
    return series.step(i);
  }

  /// Where it begins: the median of the first twentieth.
  double first() {
    return median(values, 0, Math.max(1, size() / 20));
  }

  /// Where it ends: the median of the last tenth.
  double last() {
    return median(size() - Math.max(1, size() / 10), size());
  }

  double median(int from, int to) {
    return median(values, from, to);
  }

  double mean(int from, int to) {
    return Arrays.stream(values, from, to).average().orElse(Double.NaN);
  }

  double quantile(double q, int from, int to) {
    return quantile(values, q, from, to);
  }

  int placeOfLargest(int from, int to) {
    int place = from;
    for (int i = from; i < to; i++) {
      place = values[i] > values[place] ? i : place;
    }
    return place;
  }

  /// The medians of windows that overlap by nothing: the curve without its noise.
  double[] smooth(int window) {
    double[] medians = new double[size() / window];
    Arrays.setAll(medians, i -> median(i * window, (i + 1) * window));
    return medians;
  }

  static double median(double[] values, int from, int to) {
    return quantile(values, 0.5, from, to);
  }

  static double quantile(double[] values, double q, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    double place = q * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}

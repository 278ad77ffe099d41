package gradus.notebook;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The numbers of a tensor in a few numbers. NaN and infinity are counted apart: one of them would
/// make all the others useless.
///
/// @param count how many numbers there are
/// @param nan how many of them are NaN
/// @param infinite how many of them are infinite
/// @param mean the mean of the rest
/// @param deviation the root of the mean squared distance from the mean (divided by n, not n - 1)
/// @param bars how often each part of the range occurs, as a row of blocks; empty for few numbers
record Summary(
    int count,
    int nan,
    int infinite,
    double min,
    double max,
    double mean,
    double deviation,
    String bars) {
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final int BINS = 16;

  static Summary of(double[] numbers) {
    double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
    int nan = (int) Arrays.stream(numbers).filter(Double::isNaN).count();
    var range = Arrays.stream(finite).summaryStatistics();
    double mean = range.getAverage();
    double variance = Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    String bars = finite.length < BINS ? "" : bars(finite, range.getMin(), range.getMax());
    return new Summary(
        numbers.length,
        nan,
        numbers.length - finite.length - nan,
        range.getMin(),
        range.getMax(),
        mean,
        Math.sqrt(variance),
        bars);
  }

  private static String bars(double[] numbers, double min, double max) {
    if (!(max > min)) {
      return "";
    }
    var bins = new int[BINS];
    for (double v : numbers) {
      bins[Math.min(BINS - 1, (int) (BINS * ((v - min) / (max - min))))]++;
    }
    int most = Arrays.stream(bins).max().orElse(1);
    // What occurs at all is seen, however rare it is.
    return Arrays.stream(bins)
        .map(n -> (int) Math.ceil((BLOCKS.length() - 1.0) * n / most))
        .mapToObj(level -> BLOCKS.substring(level, level + 1))
        .collect(Collectors.joining());
  }

  boolean isSound() {
    return nan == 0 && infinite == 0;
  }

  /// `from -1.2 to 3.4, mean 0.1, deviation 0.9`, or nothing for a single number.
  String range() {
    if (count - nan - infinite < 2) {
      return "";
    }
    return "from %s to %s, mean %s, deviation %s"
        .formatted(
            Numbers.brief(min), Numbers.brief(max), Numbers.brief(mean), Numbers.brief(deviation));
  }

  /// `3 NaN, 1 infinite`, or nothing.
  String trouble() {
    String nans = nan == 0 ? "" : Numbers.count(nan) + " NaN";
    String infinities = infinite == 0 ? "" : Numbers.count(infinite) + " infinite";
    return nans + (nans.isEmpty() || infinities.isEmpty() ? "" : ", ") + infinities;
  }
}

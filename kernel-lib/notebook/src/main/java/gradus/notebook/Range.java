package gradus.notebook;

import java.util.stream.DoubleStream;

/// From the smallest to the largest number that an axis shows.
record Range(double min, double max) {
  /// A little odd on purpose: XChart puts its ticks on data points, where those and the ends of the
  /// axis are evenly spaced, and so at 28, 56, 84, … instead of 50, 100, 150.
  private static final double MARGIN = 0.0371;

  /// The range of some numbers; from 0 to 1 if there are none.
  static Range of(DoubleStream numbers) {
    var all = numbers.summaryStatistics();
    return all.getCount() == 0 ? new Range(0, 1) : new Range(all.getMin(), all.getMax());
  }

  /// With a margin on both sides, so that no point lies on the edge.
  Range withMargin() {
    return widened(MARGIN);
  }

  /// Wider by a share of its width on both sides; where it has no width, by as much as to give it
  /// one.
  Range widened(double share) {
    double span = max - min;
    double space = span > 0 ? share * span : Math.max(1e-3, Math.abs(max) / 2);
    return new Range(min - space, max + space);
  }

  /// From a power of ten to a power of ten, so that a logarithmic axis has numbers at both ends.
  Range decades() {
    double low = Math.floor(Math.log10(min));
    double high = Math.ceil(Math.log10(max));
    return new Range(Math.pow(10, low), Math.pow(10, high > low ? high : low + 1));
  }
}

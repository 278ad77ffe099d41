package gradus.notebook;

import java.util.ArrayList;
import java.util.List;

/// A curve of any length in bounded memory.
///
/// Neighbors share a bucket that keeps the smallest and the largest of them; when the buckets run
/// out, two become one. So a spike stays to be seen, however long the curve grows.
public final class Trace {
  /// As many as there are pixels to show them.
  static final int BUCKETS = 512;

  private final int most;
  private final List<Bucket> buckets = new ArrayList<>();
  private long perBucket = 1;

  private long count;
  private long lost;
  private double first = Double.NaN;
  private double last = Double.NaN;
  private double lastY = Double.NaN;
  private final Bucket all = new Bucket();

  /// The extremes of some neighbors, and where they are.
  private static final class Bucket {
    private long count;
    private double min = Double.NaN;
    private double minAt;
    private double max = Double.NaN;
    private double maxAt;

    void add(double x, double y) {
      count++;
      if (!(y >= min)) { // also if there is no smallest yet
        min = y;
        minAt = x;
      }
      if (!(y <= max)) {
        max = y;
        maxAt = x;
      }
    }

    void add(Bucket other) {
      long together = count + other.count;
      if (!Double.isNaN(other.min)) {
        add(other.minAt, other.min);
        add(other.maxAt, other.max);
      }
      count = together;
    }
  }

  /// A curve without a point.
  public Trace() {
    this(BUCKETS);
  }

  private Trace(int most) {
    this.most = most;
  }

  /// A curve through points.
  ///
  /// @param xs where they are, from left to right
  /// @param ys how high they are
  /// @return the curve
  public static Trace of(double[] xs, double[] ys) {
    return of(xs, ys, BUCKETS);
  }

  /// A curve through points, drawn in few strokes.
  ///
  /// @param xs where they are, from left to right
  /// @param ys how high they are
  /// @param most how many buckets, an even number; about as many as there are pixels to show them
  /// @return the curve
  public static Trace of(double[] xs, double[] ys, int most) {
    var trace = new Trace(most);
    for (int i = 0; i < xs.length; i++) {
      trace.add(xs[i], ys[i]);
    }
    return trace;
  }

  /// Adds a point.
  ///
  /// @param x where it is, right of all before
  /// @param y how high it is; NaN and infinity are counted, not drawn
  public void add(double x, double y) {
    first = count == 0 ? x : first;
    count++;
    last = x;
    lastY = y;
    if (!Double.isFinite(y)) {
      lost++;
      return;
    }
    all.add(x, y);
    if (buckets.isEmpty() || buckets.getLast().count >= perBucket) {
      if (buckets.size() == most) {
        halve();
      }
      buckets.add(new Bucket());
    }
    buckets.getLast().add(x, y);
  }

  private void halve() {
    for (int i = 0; i < most / 2; i++) {
      Bucket merged = buckets.get(2 * i);
      merged.add(buckets.get(2 * i + 1));
      buckets.set(i, merged);
    }
    buckets.subList(most / 2, most).clear();
    perBucket *= 2;
  }

  /// The curve to draw.
  ///
  /// @return `{x, y}` pairs, two of each bucket and the last one added
  public List<double[]> points() {
    var points = new ArrayList<double[]>();
    for (Bucket b : buckets) {
      boolean falls = b.maxAt < b.minAt;
      points.add(falls ? new double[] {b.maxAt, b.max} : new double[] {b.minAt, b.min});
      if (b.minAt < b.maxAt || falls) {
        points.add(falls ? new double[] {b.minAt, b.min} : new double[] {b.maxAt, b.max});
      }
    }
    if (points.isEmpty()) {
      points.add(new double[] {first, Double.NaN}); // a chart needs something, be it invisible
    }
    if (Double.isFinite(lastY) && (points.getLast()[0] != last || points.getLast()[1] != lastY)) {
      points.add(new double[] {last, lastY});
    }
    return points;
  }

  /// The numbers that matter: how many, from where to where, the extremes and the last.
  @Override
  public String toString() {
    String text =
        "%s, x from %s to %s"
            .formatted(Words.counted(count), Numbers.brief(first), Numbers.brief(last));
    if (lost < count) {
      text +=
          "; min %s at %s, max %s at %s, last %s"
              .formatted(
                  Numbers.brief(all.min),
                  Numbers.brief(all.minAt),
                  Numbers.brief(all.max),
                  Numbers.brief(all.maxAt),
                  Numbers.brief(lastY));
    }
    return lost == 0 ? text : text + "; %s not finite".formatted(Numbers.count(lost));
  }
}

package gradus.scene;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// From the numbers of a drawing to pixels of the paper. Counts the numbers that have no place
/// there because they are not finite.
final class Coordinates {
  private static final int LEFT = 56;
  private static final int BOTTOM = 46;
  private static final int EDGE = 16;

  private final int width;
  private final int height;
  private Axis across;
  private Axis up;
  private long missing;

  /// At first the numbers are pixels.
  Coordinates(int width, int height) {
    this.width = width;
    this.height = height;
    across = Axis.pixels(width);
    up = Axis.pixels(height);
  }

  void lay(String x, double left, double right, String y, double low, double high) {
    across = new Axis(x, left, right, LEFT, width - EDGE);
    up = new Axis(y, low, high, height - BOTTOM, EDGE);
  }

  Axis across() {
    return across;
  }

  Axis up() {
    return up;
  }

  double x(double number) {
    return across.pixel(number);
  }

  double y(double number) {
    return up.pixel(number);
  }

  /// The rectangle between two corners.
  Rectangle2D between(double x0, double y0, double x1, double y1) {
    var box = new Rectangle2D.Double();
    box.setFrameFromDiagonal(x(x0), y(y0), x(x1), y(y1));
    return box;
  }

  /// Equally wide rectangles side by side, with a gap where one is missing.
  Path2D bars(double x0, double x1, double foot, double... tops) {
    var bars = new Path2D.Double();
    for (int i = 0; i < tops.length; i++) {
      double left = x0 + (x1 - x0) * i / tops.length;
      double right = x0 + (x1 - x0) * (i + 1) / tops.length;
      if (!isMissing(left, right, foot, tops[i])) {
        bars.append(between(left, foot, right, tops[i]), false);
      }
    }
    return bars;
  }

  /// A line through points, with gaps where one is missing.
  Path2D through(double[] xs, double[] ys) {
    var path = new Path2D.Double();
    boolean isDrawing = false;
    for (int i = 0; i < xs.length; i++) {
      if (isMissing(xs[i], ys[i])) {
        isDrawing = false;
      } else if (isDrawing) {
        path.lineTo(x(xs[i]), y(ys[i]));
      } else {
        path.moveTo(x(xs[i]), y(ys[i]));
        isDrawing = true;
      }
    }
    return path;
  }

  /// Whether one of the numbers is not finite, which is counted.
  boolean isMissing(double... numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        missing++;
        return true;
      }
    }
    return false;
  }

  void miss(long more) {
    missing += more;
  }

  long missing() {
    return missing;
  }

  /// Where the axes are, in pixels.
  Rectangle2D place() {
    var place = new Rectangle2D.Double();
    place.setFrameFromDiagonal(across.start(), up.start(), across.end(), up.end());
    return place;
  }
}

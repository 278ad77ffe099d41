package gradus.notebook;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// The pictures of the course, one line of code each. A notebook can name them without an import.
///
/// Every axis has a name, and its unit if it has one. For more than these offer there are the
/// methods of [Plot], and below them XChart's own chart, [Plot#xchart].
public final class Charts {
  private static final int STEPS = 400;
  private static final double EDGE = 0.5;
  private static final double SPACE = 0.4;

  private Charts() {}

  /// A line through points.
  ///
  /// @param x the name of the horizontal axis
  /// @param xs where the points are, from left to right
  /// @param y the name of the vertical axis, and of the line
  /// @param ys how high they are
  /// @return the plot
  public static Plot plot(String x, double[] xs, String y, double[] ys) {
    return new Plot(x, y).line(y, xs, ys);
  }

  /// The graph of a function.
  ///
  /// `plot("z", -4, 4, "tanh(z)", Math::tanh)`
  ///
  /// @param x the name of the horizontal axis
  /// @param from its left end
  /// @param to its right end
  /// @param y the name of the vertical axis, and of the line
  /// @param f the function
  /// @return the plot
  public static Plot plot(String x, double from, double to, String y, DoubleUnaryOperator f) {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "cannot plot from %s to %s: the left end must be the smaller."
              .formatted(Numbers.brief(from), Numbers.brief(to)));
    }
    double[] xs =
        IntStream.rangeClosed(0, STEPS).mapToDouble(i -> from + (to - from) * i / STEPS).toArray();
    return plot(x, xs, y, Arrays.stream(xs).map(f).toArray());
  }

  /// Points in the plane, each with the color and the marker of its label.
  ///
  /// @param x1 the name of the horizontal axis
  /// @param x2 the name of the vertical axis
  /// @param points one row per point, two numbers in each
  /// @param labels the class of each point: 0, 1, …
  /// @return the plot
  public static Plot scatter(String x1, String x2, double[][] points, int[] labels) {
    return labelled(new Plot(x1, x2).size(430, 400), points, labels);
  }

  /// Where a model says 0 and where 1: the plane in the colors of its answers, the line on which it
  /// is undecided, and the labelled points on top.
  ///
  /// @param x1 the name of the horizontal axis
  /// @param x2 the name of the vertical axis
  /// @param model the probability that the place (x1, x2) belongs to class 1
  /// @param points one row per point, two numbers in each
  /// @param labels the class of each point, 0 or 1
  /// @return the plot
  public static Plot boundary(
      String x1, String x2, DoubleBinaryOperator model, double[][] points, int[] labels) {
    Plot plot = new Plot(x1, x2).size(430, 400);
    Range across = around(points, 0);
    Range up = around(points, 1);
    Field field = Field.of(model, across.min(), across.max(), up.min(), up.max());
    plot.background(field);
    var line = Contour.of(field, EDGE);
    if (!line.isEmpty()) {
      plot.edge("undecided (0.5)", column(line, 0), column(line, 1));
    }
    labelled(plot, points, labels);
    return plot.note(Words.of(field, EDGE)).note(Words.answers(model, points, labels));
  }

  private static Plot labelled(Plot plot, double[][] points, int[] labels) {
    if (points.length != labels.length || points.length == 0) {
      throw new IllegalArgumentException(
          "cannot show %s points with %s labels: every point needs one, and there must be a point."
              .formatted(points.length, labels.length));
    }
    for (int label : Arrays.stream(labels).sorted().distinct().toArray()) {
      if (label < 0) {
        throw new IllegalArgumentException(
            "cannot show label %s: labels count from 0.".formatted(label));
      }
      int[] of = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
      plot.points("label " + label, column(points, of, 0), column(points, of, 1), label);
    }
    return plot;
  }

  private static double[] column(double[][] points, int[] rows, int n) {
    return Arrays.stream(rows)
        .mapToDouble(row -> {
          if (points[row].length != 2) {
            throw new IllegalArgumentException(
                "cannot show point %s, which has %s numbers: a point in the plane has two."
                    .formatted(row, points[row].length));
          }
          return points[row][n];
        })
        .toArray();
  }

  private static double[] column(List<double[]> points, int n) {
    return points.stream().mapToDouble(p -> p[n]).toArray();
  }

  /// The range of one coordinate with much space on both sides.
  private static Range around(double[][] points, int n) {
    int[] all = IntStream.range(0, points.length).toArray();
    return Range.of(Arrays.stream(column(points, all, n))).widened(SPACE);
  }
}

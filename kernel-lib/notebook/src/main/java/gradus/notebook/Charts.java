package gradus.notebook;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
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
    Range across = around(points, 0);
    Range up = around(points, 1);
    double[] grid =
        Arrays.stream(Field.places(across, up))
            .mapToDouble(p -> model.applyAsDouble(p[0], p[1]))
            .toArray();
    double[] answers =
        Arrays.stream(points).mapToDouble(p -> model.applyAsDouble(p[0], p[1])).toArray();
    return boundary(x1, x2, Field.of(across, up, grid), answers, points, labels);
  }

  private static Plot boundary(
      String x1, String x2, Field field, double[] answers, double[][] points, int[] labels) {
    Plot plot = new Plot(x1, x2).size(430, 400).background(field);
    var edge = Contour.of(field, EDGE);
    if (!edge.isEmpty()) {
      plot.edge("undecided (0.5)", column(edge, 0), column(edge, 1));
    }
    labelled(plot, points, labels);
    return plot.note(Words.of(field, EDGE)).note(Words.answers(answers, points, labels));
  }

  /// A curve that grows while a model learns; see [LossCurve].
  ///
  /// @param loss the name of the vertical axis, with the unit if the loss has one: `loss (nats)`
  /// @return a curve to add points to
  public static LossCurve lossCurve(String loss) {
    return lossCurve("step", loss);
  }

  /// A curve that grows while a model learns; see [LossCurve].
  ///
  /// @param x the name of the horizontal axis: `step`, `epoch`
  /// @param loss the name of the vertical axis, with the unit if the loss has one: `loss (nats)`
  /// @return a curve to add points to
  public static LossCurve lossCurve(String x, String loss) {
    return new LossCurve(x, loss, Screen.notebook(), System::nanoTime);
  }

  /// Where a model says 0 and where 1, as [#boundary(String, String, DoubleBinaryOperator,
  /// double[][], int[])] but for tensors.
  ///
  /// `boundary("x₁", "x₂", p -> model.forward(p).sigmoid(), x, y)`
  ///
  /// @param x1 the name of the horizontal axis
  /// @param x2 the name of the vertical axis
  /// @param model from points (n, 2) to the probabilities (n, 1) or (n) of class 1
  /// @param points the points (n, 2)
  /// @param labels their classes, 0 or 1, (n, 1) or (n)
  /// @return the plot
  public static Plot boundary(
      String x1, String x2, UnaryOperator<Tensor> model, Tensor points, Tensor labels) {
    double[][] rows = rows(points);
    Range across = around(rows, 0);
    Range up = around(rows, 1);
    try (var _ = noGrad()) {
      double[] grid = model.apply(tensor(Field.places(across, up))).toArray();
      double[] answers = model.apply(points).toArray();
      return boundary(x1, x2, Field.of(across, up, grid), answers, rows, classes(labels));
    }
  }

  /// Points in the plane, each with the color and the marker of its label.
  ///
  /// @param x1 the name of the horizontal axis
  /// @param x2 the name of the vertical axis
  /// @param points the points (n, 2)
  /// @param labels the class of each point, 0, 1, …, (n, 1) or (n)
  /// @return the plot
  public static Plot scatter(String x1, String x2, Tensor points, Tensor labels) {
    return scatter(x1, x2, rows(points), classes(labels));
  }

  /// A line through points.
  ///
  /// @param x the name of the horizontal axis
  /// @param xs where the points are, from left to right
  /// @param y the name of the vertical axis, and of the line
  /// @param ys how high they are
  /// @return the plot
  public static Plot plot(String x, Tensor xs, String y, Tensor ys) {
    return plot(x, xs.toArray(), y, ys.toArray());
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

  private static double[][] rows(Tensor points) {
    if (points.rank() != 2) {
      throw new IllegalArgumentException(
          "cannot show points of shape %s: (n, 2) is needed, one row per point."
              .formatted(points.shape()));
    }
    double[] all = points.toArray();
    int width = points.size(1);
    return IntStream.range(0, points.size(0))
        .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
        .toArray(double[][]::new);
  }

  private static int[] classes(Tensor labels) {
    return Arrays.stream(labels.toArray()).mapToInt(label -> (int) Math.rint(label)).toArray();
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

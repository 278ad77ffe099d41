package gradus.notebook;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

/// Pictures in words, for those who cannot see them and for where they cannot be drawn.
final class Words {
  private static final int FEW = 8;

  private Words() {}

  /// A model's answers over the plane.
  static String of(Field field, double edge) {
    var all = Arrays.stream(field.values()).flatMapToDouble(Arrays::stream).summaryStatistics();
    boolean crosses = all.getMin() < edge && all.getMax() >= edge;
    return "background: the model's answer, from %s to %s, %s %s"
        .formatted(
            Numbers.brief(all.getMin()),
            Numbers.brief(all.getMax()),
            crosses ? "undecided at" : "nowhere",
            Numbers.brief(edge));
  }

  /// A model's answers at labelled points, if they are few; else how many of them are right.
  static String answers(double[] answers, double[][] points, int[] labels) {
    long right =
        IntStream.range(0, labels.length)
            .filter(i -> (answers[i] >= 0.5 ? 1 : 0) == labels[i])
            .count();
    String text = "right at %s of %s".formatted(Numbers.count(right), counted(points.length));
    return points.length > FEW
        ? text
        : IntStream.range(0, points.length)
            .mapToObj(i ->
                "%s → %s".formatted(point(points[i][0], points[i][1]), Numbers.brief(answers[i])))
            .collect(Collectors.joining(", ", text + ": ", ""));
  }

  /// A chart that was not made by [Charts].
  static String of(Chart<?, ?> chart) {
    String title = chart.getTitle();
    String head =
        (title == null || title.isBlank() ? "chart" : title)
            + ": "
            + chart.getYAxisTitle()
            + " against "
            + chart.getXAxisTitle();
    if (!(chart instanceof XYChart xy)) {
      return head + "\n" + String.join(", ", chart.getSeriesMap().keySet());
    }
    return xy.getSeriesMap().values().stream()
        .map(Words::line)
        .collect(Collectors.joining("\n", head + "\n", ""));
  }

  private static String line(XYSeries s) {
    return s.getName() + ": " + Trace.of(s.getXData(), s.getYData());
  }

  static String points(double[] xs, double[] ys) {
    String text = counted(xs.length);
    if (xs.length <= FEW) {
      return text
          + IntStream.range(0, xs.length)
              .mapToObj(i -> point(xs[i], ys[i]))
              .collect(Collectors.joining(" ", ": ", ""));
    }
    return text + ", " + range("x", xs) + ", " + range("y", ys);
  }

  static String point(double x, double y) {
    return "(" + Numbers.brief(x) + ", " + Numbers.brief(y) + ")";
  }

  private static String range(String name, double[] values) {
    var all = Arrays.stream(values).summaryStatistics();
    return "%s from %s to %s"
        .formatted(name, Numbers.brief(all.getMin()), Numbers.brief(all.getMax()));
  }

  static String counted(long n) {
    return Numbers.count(n) + (n == 1 ? " point" : " points");
  }
}

package gradus.notebook;

import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// A picture of numbers: lines, points and, behind them, a model's answer at every place.
///
/// Made by [Charts]; a notebook shows it as PNG, SVG and text. Each method adds to the plot and
/// returns it, so that calls can be chained:
///
/// `plot("z", zs, "slope", tanh).line("ReLU", zs, relu).title("Slopes")`
///
/// For anything else, [#xchart] gives the XChart chart in the style of the course.
public final class Plot {
  /// Lines or points, with the name that the legend gives them.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Series(String name, double[] xs, double[] ys, boolean line, Palette color, int turn) {}

  private final String x;
  private final String y;
  private final List<Series> series = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String title = "";
  private boolean log;
  private int width = 560;
  private int height = 350;
  private @Nullable Field field;
  private @Nullable Range limits;

  /// A plot with nothing in it yet.
  ///
  /// @param x the name of the horizontal axis, with its unit if it has one: `step`, `time (s)`
  /// @param y the name of the vertical axis, with its unit if it has one: `loss (nats)`
  /// @throws IllegalArgumentException if a name is blank
  public Plot(String x, String y) {
    if (x.isBlank() || y.isBlank()) {
      throw new IllegalArgumentException(
          "an axis needs a name, and its unit if it has one: plot(\"step\", steps, \"loss (nats)\","
              + " losses)");
    }
    this.x = x;
    this.y = y;
  }

  /// Adds a line through points.
  ///
  /// @param name the line's name in the legend
  /// @param xs where the points are, from left to right
  /// @param ys how high they are; NaN and infinity leave a gap
  /// @return this plot
  public Plot line(String name, double[] xs, double[] ys) {
    return line(name, xs, ys, Palette.turn(series.size()));
  }

  /// Adds a line through points.
  ///
  /// @param name the line's name in the legend
  /// @param xs where the points are, from left to right
  /// @param ys how high they are; NaN and infinity leave a gap
  /// @return this plot
  public Plot line(String name, Tensor xs, Tensor ys) {
    return line(name, xs.toArray(), ys.toArray());
  }

  /// Adds a line through points, in the color of what it shows.
  ///
  /// @param name the line's name in the legend
  /// @param xs where the points are, from left to right
  /// @param ys how high they are; NaN and infinity leave a gap
  /// @param color such as [Palette#ERROR] for a loss
  /// @return this plot
  public Plot line(String name, double[] xs, double[] ys, Palette color) {
    add(name, xs, ys, true, color, series.size());
    return note(name + ": " + Trace.of(xs, ys));
  }

  /// A line that has been followed for long.
  Plot line(String name, Trace trace, Palette color) {
    var points = trace.points();
    double[] xs = points.stream().mapToDouble(p -> p[0]).toArray();
    double[] ys = points.stream().mapToDouble(p -> p[1]).toArray();
    add(name, xs, ys, true, color, series.size());
    return note(name + ": " + trace);
  }

  /// Adds points.
  ///
  /// @param name the points' name in the legend
  /// @param xs where they are
  /// @param ys how high they are
  /// @return this plot
  public Plot points(String name, double[] xs, double[] ys) {
    return points(name, xs, ys, series.size());
  }

  /// Points with the color and the marker of a class.
  Plot points(String name, double[] xs, double[] ys, int label) {
    add(name, xs, ys, false, Palette.turn(label), label);
    return note(name + ": " + Words.points(xs, ys));
  }

  private void add(String name, double[] xs, double[] ys, boolean line, Palette color, int turn) {
    if (xs.length != ys.length || xs.length == 0) {
      throw new IllegalArgumentException(
          "cannot plot \"%s\" with %s xs and %s ys: every point needs both, and there must be one."
              .formatted(name, xs.length, ys.length));
    }
    if (series.stream().anyMatch(s -> s.name().equals(name))) {
      throw new IllegalArgumentException(
          "\"%s\" is in this plot already: give each line a name of its own.".formatted(name));
    }
    series.add(new Series(name, xs.clone(), ys.clone(), line, color, turn));
  }

  /// Puts a title above the plot.
  ///
  /// @param title what the picture shows
  /// @return this plot
  public Plot title(String title) {
    this.title = title;
    return this;
  }

  /// Makes the vertical axis logarithmic: each step up is ten times as much. What is not above zero
  /// has no place on it and is left out.
  ///
  /// @return this plot
  public Plot logScale() {
    log = true;
    return this;
  }

  /// Sets the ends of the vertical axis. In a figure it then stays as it is while lines move; what
  /// goes beyond is cut off.
  ///
  /// @param low the lower end, above 0 on a logarithmic axis
  /// @param high the upper end
  /// @return this plot
  /// @throws IllegalArgumentException if the lower end is not below the upper
  public Plot ylim(double low, double high) {
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "cannot draw an axis from %s to %s: the lower end must be the smaller, and both finite, as in ylim(-1, 1)."
              .formatted(Numbers.brief(low), Numbers.brief(high)));
    }
    limits = new Range(low, high);
    return this;
  }

  /// Sets the size.
  ///
  /// @param width in pixels of the page
  /// @param height in pixels of the page
  /// @return this plot
  public Plot size(int width, int height) {
    this.width = width;
    this.height = height;
    return this;
  }

  /// The line between two classes, in pieces that NaN keeps apart.
  Plot edge(String name, double[] xs, double[] ys) {
    add(name, xs, ys, true, Palette.INK, 0);
    return this;
  }

  /// Puts a model's answers behind the plot.
  Plot background(Field field) {
    this.field = field;
    return this;
  }

  /// Adds a line to the [plot in words][#toString].
  Plot note(String note) {
    notes.add(note);
    return this;
  }

  /// The chart for XChart, which can be styled further and shown.
  ///
  /// @return a new chart
  public XYChart xchart() {
    XYChart chart =
        field == null
            ? new XYChart(width, height, new CourseTheme())
            : new FieldChart(width, height, field);
    chart.setTitle(title);
    chart.setXAxisTitle(x);
    chart.setYAxisTitle(y);
    chart.getStyler().setLocale(Locale.ROOT).setTimezone(TimeZone.getTimeZone("UTC"));
    chart.getStyler().setYAxisLogarithmic(log).setYAxisLogarithmicDecadeOnly(true);
    chart.getStyler().setYAxisLabelAlignment(TextAlignment.Right);
    chart
        .getStyler()
        .setLegendVisible(series.size() > 1)
        .setLegendPosition(LegendPosition.OutsideS)
        .setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setMarkerSize(many() ? 11 : 15);
    chart.setCustomXAxisTickLabelsFormatter(Numbers::tick);
    if (!log) {
      chart.setCustomYAxisTickLabelsFormatter(Numbers::tick);
    }
    if (!series.stream().allMatch(Series::line)) {
      chart.getStyler().setLegendSeriesLineLength(18);
    }
    if (field == null) {
      setRanges(chart);
    }
    series.forEach(s -> add(chart, s));
    return chart;
  }

  private boolean many() {
    return series.stream().filter(s -> !s.line()).mapToInt(s -> s.xs().length).sum() > 20;
  }

  private void setRanges(XYChart chart) {
    Range across =
        Range.of(series.stream().flatMapToDouble(s -> Arrays.stream(s.xs()))).withMargin();
    Range drawn =
        Range.of(
            series.stream().flatMapToDouble(s -> Arrays.stream(s.ys())).filter(this::drawable));
    Range up = limits != null ? limits : log ? drawn.decades() : drawn.withMargin();
    if (log && up.min() <= 0) {
      throw new IllegalArgumentException(
          "cannot begin a logarithmic axis at %s: it has no place for what is not above 0, as in ylim(0.001, 1)."
              .formatted(Numbers.brief(up.min())));
    }
    chart.getStyler().setPlotContentSize(1);
    chart
        .getStyler()
        .setXAxisMin(across.min())
        .setXAxisMax(across.max())
        .setYAxisMin(up.min())
        .setYAxisMax(up.max());
  }

  private void add(XYChart chart, Series s) {
    double[] ys = Arrays.stream(s.ys()).map(v -> drawable(v) ? v : Double.NaN).toArray();
    XYSeries drawn = chart.addSeries(s.name(), s.xs(), ys);
    drawn.setLineColor(s.color().color());
    drawn.setMarkerColor(s.color().color());
    if (s.line()) {
      drawn.setLineStyle(CourseTheme.stroke(s.turn()));
      drawn.setMarker(SeriesMarkers.NONE);
    } else {
      drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      drawn.setMarker(Markers.of(s.turn()));
    }
  }

  private boolean drawable(double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  /// How many of its numbers are NaN or infinite, so that they cannot be drawn.
  long missing() {
    return series.stream()
        .filter(s -> s.color() != Palette.INK) // the line between two classes is cut by NaN
        .flatMapToDouble(s -> DoubleStream.concat(Arrays.stream(s.xs()), Arrays.stream(s.ys())))
        .filter(value -> !Double.isFinite(value))
        .count();
  }

  /// The plot in words, with the numbers that matter: what a reader sees who cannot see the
  /// picture.
  @Override
  public String toString() {
    var text = new StringBuilder(heading());
    notes.forEach(note -> text.append("\n").append(note));
    return text.toString();
  }

  /// The plot in one line.
  String heading() {
    String axes = y + " against " + x + (log ? " (logarithmic)" : "");
    return title.isEmpty() ? axes : title + ": " + axes;
  }
}

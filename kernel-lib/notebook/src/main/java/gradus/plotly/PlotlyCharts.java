package gradus.plotly;

import gradus.notebook.Plot;
import java.util.function.DoubleBinaryOperator;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.threeD.Scene;
import tech.tablesaw.plotly.traces.ScatterTrace;

/// Charts to turn and to point at. A notebook can name these without an import.
public final class PlotlyCharts {
  static final int WIDTH = 620;
  static final int HEIGHT = 460;

  private PlotlyCharts() {}

  /// A surface that the mouse turns.
  ///
  /// `surface("w", -3, 3, "b", -3, 3, "loss", (w, b) -> w * w + b * b)`
  ///
  /// @param x the name of one axis
  /// @param x0 its left end
  /// @param x1 its right end
  /// @param y the name of the other axis
  /// @param y0 its near end
  /// @param y1 its far end
  /// @param z what is drawn over both
  /// @param f the height at (x, y); NaN and infinity leave a hole
  /// @return the chart
  /// @throws IllegalArgumentException if an axis has no length
  public static Interactive surface(
      String x,
      double x0,
      double x1,
      String y,
      double y0,
      double y1,
      String z,
      DoubleBinaryOperator f) {
    Grid grid = Grid.of(new String[] {x, y, z}, x0, x1, y0, y1, f);
    var layout =
        Layout.builder()
            .width(WIDTH)
            .height(HEIGHT)
            .scene(Scene.sceneBuilder().xAxis(axis(x)).yAxis(axis(y)).zAxis(axis(z)).build())
            .build();
    return new Interactive(new Figure(layout, new SurfaceTrace(grid)), new SurfaceDrawing(grid));
  }

  private static Axis axis(String name) {
    return Axis.builder().title(name).build();
  }

  /// Points that say what they are when the mouse rests on them.
  ///
  /// @param x the name of the horizontal axis
  /// @param xs where the points are
  /// @param y the name of the vertical axis
  /// @param ys how high they are
  /// @param labels what each point says
  /// @return the chart
  /// @throws IllegalArgumentException if there are more or fewer labels than points
  public static Interactive hover(String x, double[] xs, String y, double[] ys, String... labels) {
    if (labels.length != xs.length) {
      throw new IllegalArgumentException(
          "cannot label %s points with %s texts: each point needs one."
              .formatted(xs.length, labels.length));
    }
    var still = new Plot(x, y).points(y, xs, ys).size(WIDTH, HEIGHT);
    var trace = ScatterTrace.builder(xs, ys).text(labels).build();
    var layout = Layout.builder().width(WIDTH).height(HEIGHT).xAxis(axis(x)).yAxis(axis(y)).build();
    return new Interactive(new Figure(layout, trace), still);
  }

  /// Any chart of tablesaw. Its picture for where Plotly is not shows the lines and points of its
  /// scatter traces, and the names of the others.
  ///
  /// @param figure the chart
  /// @return the same, to be shown without a network
  public static Interactive interactive(Figure figure) {
    return new Interactive(figure, Stills.of(PlotlyJson.of(figure)));
  }
}

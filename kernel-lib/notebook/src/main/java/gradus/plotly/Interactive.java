package gradus.plotly;

import gradus.notebook.Picture;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/// A chart for Plotly, with a picture for where Plotly is not. Made by [PlotlyCharts].
///
/// @param figure the chart, as tablesaw has it
/// @param still a plot, a chart or a drawing that shows the same
public record Interactive(Figure figure, Object still) {
  private static final String PLOTLY = "application/vnd.plotly.v1+json";

  /// Registers how interactive charts, tablesaw's own and its tables are shown.
  ///
  /// @param renderer the kernel's renderer
  public static void register(Renderer renderer) {
    renderer
        .createRegistration(Interactive.class)
        .preferring(PLOTLY)
        .supporting("text/plain", "image/png")
        .register((chart, context) -> context.getOutputContainer().assign(chart.bundle()));
    renderer
        .createRegistration(Figure.class)
        .preferring(PLOTLY)
        .supporting("text/plain", "image/png")
        .register((chart, context) ->
            context.getOutputContainer().assign(PlotlyCharts.interactive(chart).bundle()));
    renderer
        .createRegistration(Table.class)
        .preferring("text/plain")
        .supporting("text/html")
        .register((table, context) -> context.getOutputContainer().assign(Tables.bundle(table)));
  }

  /// In JupyterLab, Plotly's extension shows the picture until the mouse comes, pixel by pixel; so
  /// it has one pixel for each of the page.
  DisplayData bundle() {
    DisplayData data = Picture.of(still).bundleWithHtml(Picture.COARSE);
    data.putData(PLOTLY, PlotlyJson.of(figure));
    return data;
  }

  /// The chart as the JSON that Plotly takes: `data` and `layout`.
  ///
  /// @return maps, lists, texts, numbers
  public Map<String, Object> json() {
    return PlotlyJson.of(figure);
  }

  /// The chart in words.
  @Override
  public String toString() {
    Trace[] traces = figure.getTraces();
    return still + (traces.length > 1 ? "\n" + traces.length + " traces" : "");
  }
}

package gradus.plotly;

import static gradus.plotly.PlotlyCharts.hover;
import static gradus.plotly.PlotlyCharts.interactive;
import static gradus.plotly.PlotlyCharts.surface;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.notebook.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.shaded.com.google.gson.Gson;
import org.dflib.jjava.shaded.com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.PieTrace;
import tech.tablesaw.plotly.traces.Scatter3DTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class PlotlyTest {
  private static final MIMEType PLOTLY = MIMEType.parse("application/vnd.plotly.v1+json");

  private static Map<?, ?> trace(Interactive chart) {
    return (Map<?, ?>) list(chart.json().get("data")).getFirst();
  }

  private static List<?> list(@Nullable Object value) {
    return (List<?>) Objects.requireNonNull(value);
  }

  private static DisplayData rendered(Object value) {
    var renderer = new Renderer();
    Interactive.register(renderer);
    return renderer.render(value);
  }

  @Test
  void aSurfaceHasTheHeightsOfItsFunction() {
    Interactive chart = surface("a", -1, 1, "b", 0, 2, "loss", (a, b) -> 10 * a * a + b);
    Map<?, ?> trace = trace(chart);
    assertEquals("surface", trace.get("type"));
    List<?> rows = list(trace.get("z"));
    assertEquals(41, rows.size());
    assertEquals(10.0, number(list(rows.getFirst()).getFirst()), 1e-12);
    assertEquals(2.0, number(list(rows.getLast()).get(20)), 1e-12);
    assertTrue(chart.toString().endsWith("from 0 to 12, lowest at (0, 0)"), chart::toString);
    var layout = (Map<?, ?>) Objects.requireNonNull(chart.json().get("layout"));
    var scene = (Map<?, ?>) Objects.requireNonNull(layout.get("scene"));
    assertEquals("cube", scene.get("aspectmode"), "higher than wide, it is not cut off");
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @Test
  void aSurfaceIsDrawnForWherePlotlyIsNot() {
    Interactive chart = surface("a", -1, 1, "b", -1, 1, "loss", (a, b) -> a * a + b * b);
    Picture picture = Picture.of(chart.still());
    assertTrue(picture.png(Picture.COARSE).length > 10_000, "tiles");
    assertTrue(picture.png(Picture.FINE).length < 200_000);
  }

  @Test
  void whatIsNotFiniteLeavesAHole() {
    Interactive chart = surface("a", -1, 1, "b", -1, 1, "log", (a, b) -> Math.log(a));
    List<?> row = list(list(trace(chart).get("z")).getFirst());
    assertEquals(null, row.getFirst());
    assertEquals(0.0, number(row.getLast()), 1e-12);
    assertTrue(Picture.of(chart.still()).missing() > 0);
    assertFalse(json(chart).contains("NaN"));
  }

  private static String json(Interactive chart) {
    return new Gson().toJson(chart.json());
  }

  @Test
  void numbersAreNumbersAndWordsAreWords() {
    Interactive chart =
        hover(
            "x",
            new double[] {1, 2.5, Double.NaN},
            "y < 1",
            new double[] {3, 4, 5},
            "7",
            "a<b",
            "c");
    Map<?, ?> trace = trace(chart);
    assertEquals(Arrays.asList(1.0, 2.5, null), trace.get("x"));
    assertEquals(List.of(3.0, 4.0, 5.0), trace.get("y"));
    assertEquals(List.of("7", "a<b", "c"), trace.get("text"));
    assertTrue(json(chart).contains("{\"text\":\"y \\u003c 1\"}"), json(chart));
  }

  @Test
  void everyKindOfTraceBecomesStrictJson() {
    double[] n = {1, 2, 3};
    String[] names = {"a", "b", "c"};
    var figures =
        List.of(
            new Figure(
                Layout.builder("t & u", "x", "y").build(),
                ScatterTrace.builder(n, n).opacity(0.5).build()),
            new Figure(HistogramTrace.builder(n).build()),
            new Figure(BarTrace.builder(names, n).build()),
            new Figure(BoxTrace.builder(names, n).build()),
            new Figure(PieTrace.builder(names, n).build()),
            new Figure(Scatter3DTrace.builder(n, n, n).build()));
    for (Figure figure : figures) {
      DisplayData data = rendered(figure);
      String json = new Gson().toJson(data.getData(PLOTLY));
      assertTrue(JsonParser.parseString(json).isJsonObject());
      assertFalse(json.contains("\"1.0\""), json);
      assertFalse(json.contains("cdn"), json);
      assertTrue(data.hasDataForType(MIMEType.parse("image/png")));
      assertTrue(data.hasDataForType(MIMEType.parse("text/plain")));
    }
    assertTrue(json(interactive(figures.getFirst())).contains("t \\u0026 u"));
    assertTrue(json(interactive(figures.getFirst())).contains("\"opacity\":0.5"));
  }

  @Test
  void theStillOfAScatterIsAPlot() {
    double[] n = {1, 2, 3};
    var figure =
        new Figure(
            Layout.builder("", "units", "solved").build(), ScatterTrace.builder(n, n).build());
    assertTrue(interactive(figure).toString().startsWith("solved against units"));
    var bars = new Figure(BarTrace.builder(new String[] {"a"}, new double[] {1}).build());
    assertTrue(interactive(bars).toString().contains("1. bar"), interactive(bars)::toString);
  }

  @Test
  void aTableIsTextAndHtml() {
    Table table =
        Table.create(
            "seeds", DoubleColumn.create("units", 2, 4), StringColumn.create("says", "<b>", "y"));
    DisplayData data = rendered(table);
    String html = String.valueOf(data.getData(MIMEType.parse("text/html")));
    assertTrue(html.contains("<caption>seeds: 2 rows</caption>"), html);
    assertTrue(html.contains("<td>&lt;b&gt;</td>"), html);
    assertTrue(String.valueOf(data.getData(MIMEType.parse("text/plain"))).contains("units"));
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> surface("a", 1, 1, "b", 0, 1, "c", (a, b) -> a))
            .getMessage();
    assertEquals(
        "cannot draw a surface over 1 to 1 and 0 to 1: the left end must be the smaller, and all"
            + " finite.",
        message);
    message =
        assertThrows(
                IllegalArgumentException.class,
                () -> hover("a", new double[2], "b", new double[2], "one"))
            .getMessage();
    assertEquals("cannot label 2 points with 1 texts: each point needs one.", message);
  }
}

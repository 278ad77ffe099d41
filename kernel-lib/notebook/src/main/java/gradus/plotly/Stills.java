package gradus.plotly;

import gradus.notebook.Palette;
import gradus.notebook.Plot;
import gradus.scene.Scenes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A picture of a chart that tablesaw made, from its JSON.
final class Stills {
  private static final int SMALLEST = 100;

  private Stills() {}

  /// A plot of the traces that have numbers on both axes; else their names in a frame.
  static Object of(Map<String, Object> json) {
    var names = new ArrayList<String>();
    Plot plot = new Plot(axis(json, "xaxis"), axis(json, "yaxis"));
    plot.size(
        pixels(json, "width", PlotlyCharts.WIDTH), pixels(json, "height", PlotlyCharts.HEIGHT));
    boolean hasPoints = false;
    for (Object one : (List<?>) json.getOrDefault("data", List.of())) {
      Map<?, ?> trace = (Map<?, ?>) one;
      String type = String.valueOf(trace.get("type"));
      String name = String.valueOf(names.size() + 1) + ". " + type;
      names.add(name);
      double[] xs = numbers(trace.get("x"));
      double[] ys = numbers(trace.get("y"));
      if (type.startsWith("scatter") && xs.length > 0 && xs.length == ys.length) {
        boolean isLine = String.valueOf(trace.get("mode")).contains("line");
        hasPoints = true;
        if (isLine) {
          plot.line(name, xs, ys);
        } else {
          plot.points(name, xs, ys);
        }
      }
    }
    return hasPoints ? plot : words(names);
  }

  private static Object words(List<String> names) {
    var scene = Scenes.scene(560, 60 + 22 * names.size()).title("A chart for Plotly");
    scene.color(Palette.INK).label(16, 22, "This chart is drawn where Plotly is:");
    for (int i = 0; i < names.size(); i++) {
      scene.label(32, 50 + 22.0 * i, names.get(i));
    }
    return scene;
  }

  /// The size that Plotly will give it.
  private static int pixels(Map<String, Object> json, String which, int otherwise) {
    Object layout = json.get("layout");
    Object size = layout instanceof Map<?, ?> map ? map.get(which) : null;
    return size instanceof Number number && number.intValue() >= SMALLEST
        ? number.intValue()
        : otherwise;
  }

  private static String axis(Map<String, Object> json, String which) {
    Object layout = json.get("layout");
    Object axis = layout instanceof Map<?, ?> map ? map.get(which) : null;
    Object title = axis instanceof Map<?, ?> map ? map.get("title") : null;
    Object text = title instanceof Map<?, ?> map ? map.get("text") : null;
    String name = text == null ? "" : String.valueOf(text);
    return name.isBlank() ? which.substring(0, 1) : name;
  }

  private static double[] numbers(@Nullable Object list) {
    if (!(list instanceof List<?> all)
        || !all.stream().allMatch(one -> one == null || one instanceof Number)) {
      return new double[0];
    }
    return all.stream()
        .mapToDouble(one -> one instanceof Number number ? number.doubleValue() : Double.NaN)
        .toArray();
  }
}

package gradus.plotly;

import gradus.notebook.Numbers;
import java.util.Arrays;
import java.util.stream.Collectors;
import tech.tablesaw.plotly.components.HoverLabel;
import tech.tablesaw.plotly.traces.Trace;

/// A surface over a grid, which tablesaw does not have.
///
/// @param grid where, and how high
record SurfaceTrace(Grid grid) implements Trace {
  @Override
  public String asJavascript(int i) {
    String rows =
        Arrays.stream(grid.z()).map(SurfaceTrace::list).collect(Collectors.joining(",", "[", "]"));
    return "{type:'surface', x:%s, y:%s, z:%s, showscale:false}"
        .formatted(list(grid.x()), list(grid.y()), rows);
  }

  private static String list(double... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(n -> Double.isFinite(n) ? Numbers.brief(n) : "null")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  @SuppressWarnings("NullAway") // tablesaw's word for: as Plotly has it
  public HoverLabel hoverLabel() {
    return null;
  }

  @Override
  public boolean showLegend() {
    return false;
  }
}

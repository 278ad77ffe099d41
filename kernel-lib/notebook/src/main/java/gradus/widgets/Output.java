package gradus.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// A place for what a callback prints and displays, wherever the reader wants it. It is still there
/// after the page was loaded anew.
public final class Output extends Widget {
  private static final String OUTPUTS = "outputs";

  /// An empty place.
  public Output() {
    super("@jupyter-widgets/output", "1.0.0", "Output", null);
    set("msg_id", "");
    set(OUTPUTS, List.of());
  }

  /// Adds a line of text.
  ///
  /// @param line the text
  public void print(String line) {
    add(Map.of("output_type", "stream", "name", "stdout", "text", line + "\n"));
  }

  /// Adds something as a cell would show it: a plot, a tensor, a text.
  ///
  /// @param value what to show
  public void show(Object value) {
    add(Rendered.output(value));
  }

  /// Adds what a kernel's renderer has made.
  ///
  /// @param data the forms of one output
  public void show(DisplayData data) {
    add(Rendered.output(data));
  }

  /// Removes everything.
  public void clear() {
    set(OUTPUTS, List.of());
  }

  private synchronized void add(Map<String, ?> output) {
    var all = new ArrayList<@Nullable Object>();
    if (get(OUTPUTS) instanceof List<?> before) {
      all.addAll(before);
    }
    all.add(output);
    set(OUTPUTS, List.copyOf(all));
  }

  /// The texts of all outputs.
  @Override
  public String toString() {
    var text = new StringBuilder();
    if (get(OUTPUTS) instanceof List<?> all) {
      all.forEach(output -> text.append(Rendered.text((Map<?, ?>) output)));
    }
    return text.toString().stripTrailing();
  }
}

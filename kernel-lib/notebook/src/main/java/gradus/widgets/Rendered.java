package gradus.widgets;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.shaded.com.google.gson.Gson;
import org.jspecify.annotations.Nullable;

/// Values as outputs of a notebook.
final class Rendered {
  private static final Gson GSON = new Gson();

  private Rendered() {}

  /// What a cell would show of a value; outside of a kernel its text.
  static Map<String, @Nullable Object> output(Object value) {
    BaseKernel kernel = kernel();
    return output(
        kernel == null
            ? new DisplayData(String.valueOf(value))
            : kernel.getRenderer().render(value));
  }

  private static @Nullable BaseKernel kernel() {
    try {
      return BaseKernel.notebookKernel();
    } catch (NullPointerException e) { // JJava's way to say that there is none
      return null;
    }
  }

  static Map<String, @Nullable Object> output(DisplayData data) {
    var fields = GSON.toJsonTree(data).getAsJsonObject();
    var output = new LinkedHashMap<String, @Nullable Object>();
    output.put("output_type", "display_data");
    output.put("data", fields.get("data"));
    output.put("metadata", fields.has("metadata") ? fields.get("metadata") : Map.of());
    return output;
  }

  /// The words of an output.
  static String text(Map<?, ?> output) {
    if (output.get("text") instanceof String printed) {
      return printed;
    }
    String json = GSON.toJson(output.get("data"));
    Map<?, ?> data = GSON.fromJson(json, Map.class);
    return data.get("text/plain") + "\n";
  }
}

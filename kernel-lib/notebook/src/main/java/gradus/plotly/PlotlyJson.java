package gradus.plotly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/// A tablesaw figure as the JSON that Plotly takes.
///
/// Tablesaw writes JavaScript instead, and for an older Plotly: names without quotes, commas at the
/// end, numbers as texts, words escaped for HTML, titles that are plain texts.
final class PlotlyJson {
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  /// Where the data are: lists of numbers, unless something else is among them.
  private static final Set<String> DATA =
      Set.of("x", "y", "z", "values", "open", "high", "low", "close", "size");

  /// Words that may look like numbers.
  private static final Set<String> WORDS =
      Set.of("text", "labels", "ids", "customdata", "title", "name", "hovertext", "ticktext");

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private PlotlyJson() {}

  /// @throws IllegalArgumentException if tablesaw writes what cannot be read
  static Map<String, Object> of(Figure figure) {
    var data = new ArrayList<Object>();
    Trace[] traces = figure.getTraces();
    for (int i = 0; i < traces.length; i++) {
      data.add(read(traces[i].asJavascript(i)));
    }
    Layout layout = figure.getLayout();
    var json = new LinkedHashMap<String, Object>();
    json.put("data", data);
    json.put("layout", layout == null ? Map.of() : read(layout.asJavascript()));
    return json;
  }

  private static Map<String, @Nullable Object> read(String script) {
    int from = script.indexOf('{');
    int to = script.lastIndexOf('}');
    try {
      Map<?, ?> all = LENIENT.readValue(script.substring(from, to + 1), Map.class);
      return mended(all);
    } catch (JsonProcessingException | StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "cannot read what tablesaw made of this figure: " + e.getMessage(), e);
    }
  }

  private static Map<String, @Nullable Object> mended(Map<?, ?> all) {
    var mended = new LinkedHashMap<String, @Nullable Object>();
    all.forEach(
        (key, value) -> mended.put(String.valueOf(key), mended(String.valueOf(key), value)));
    return mended;
  }

  private static @Nullable Object mended(String key, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map when key.equals("scene") -> inACube(mended(map));
      case Map<?, ?> map -> mended(map);
      case List<?> list when DATA.contains(key) && areNumbers(list) ->
          each(list, PlotlyJson::number);
      case List<?> list -> each(list, one -> mended(key, one));
      case String text when key.equals("title") -> Map.of("text", words(text));
      case String text when !WORDS.contains(key) && !DATA.contains(key) -> plain(text);
      case String text -> words(text);
      case Double number when !Double.isFinite(number) -> null;
      case null, default -> value;
    };
  }

  /// Plotly would draw axes in the proportion of their numbers: a surface three times as high as
  /// wide is cut off at the top.
  private static Map<String, @Nullable Object> inACube(Map<String, @Nullable Object> scene) {
    scene.putIfAbsent("aspectmode", "cube");
    return scene;
  }

  private static boolean areNumbers(List<?> list) {
    return list.stream()
        .allMatch(one ->
            one == null
                || one instanceof Number
                || (one instanceof String text
                    && (isMissing(text) || NUMBER.matcher(text).matches())));
  }

  private static boolean isMissing(String text) {
    return text.isEmpty() || text.equals("NaN") || text.equals("null") || text.endsWith("Infinity");
  }

  private static List<@Nullable Object> each(
      List<?> list, Function<@Nullable Object, @Nullable Object> change) {
    var all = new ArrayList<@Nullable Object>();
    list.forEach(one -> all.add(change.apply(one)));
    return all;
  }

  /// A missing number is null, which leaves a gap.
  private static @Nullable Object number(@Nullable Object one) {
    if (one instanceof Number number) {
      return Double.isFinite(number.doubleValue()) ? number : null;
    }
    return one instanceof String text && !isMissing(text) ? Double.valueOf(text) : null;
  }

  /// `'1.0'` and `'true'` where a number or a truth value belongs.
  private static Object plain(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    return NUMBER.matcher(text).matches() ? (Object) Double.valueOf(text) : words(text);
  }

  private static String words(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}

package gradus.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values in the form in which they travel: models by name, bytes apart from the rest.
final class Wire {
  private final Map<Model, String> ids;
  private final List<String> bytes = new ArrayList<>();
  private final List<byte[]> buffers = new ArrayList<>();

  Wire(Map<Model, String> ids) {
    this.ids = ids;
  }

  /// The values that are no bytes. The bytes are then in [#buffers], under the names of [#bytes].
  Map<String, @Nullable Object> state(Map<String, @Nullable Object> state) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    state.forEach((name, value) -> {
      if (value instanceof byte[] some) {
        bytes.add(name);
        buffers.add(some);
      } else {
        plain.put(name, plain(value));
      }
    });
    return plain;
  }

  private @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Model model -> "IPY_MODEL_" + ids.get(model);
      case List<?> list -> {
        var all = new ArrayList<@Nullable Object>();
        list.forEach(each -> all.add(plain(each)));
        yield all;
      }
      case null, default -> value;
    };
  }

  List<String> bytes() {
    return bytes;
  }

  List<byte[]> buffers() {
    return buffers;
  }

  /// A map from JSON, whose names are texts.
  static Map<String, @Nullable Object> texts(Map<?, ?> json) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    json.forEach((name, value) -> all.put(String.valueOf(name), value));
    return all;
  }
}

package gradus.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A page that writes down what it is told.
final class FakeComms implements Comms {
  /// One message to the page.
  record Sent(String id, Map<String, @Nullable Object> data, List<byte[]> buffers) {
    Map<?, ?> state() {
      return (Map<?, ?>) Objects.requireNonNull(data.get("state"));
    }
  }

  final Map<String, Map<String, @Nullable Object>> opened = new LinkedHashMap<>();
  final List<Sent> sent = new ArrayList<>();
  final List<String> closed = new ArrayList<>();

  @Override
  public String open(Map<String, @Nullable Object> state) {
    String id = "model" + opened.size();
    opened.put(id, state);
    return id;
  }

  @Override
  public void send(String id, Map<String, @Nullable Object> data, List<byte[]> buffers) {
    sent.add(new Sent(id, data, buffers));
  }

  @Override
  public void close(String id) {
    closed.add(id);
  }

  /// The name under which the page knows a model of a kind.
  String id(String modelName) {
    return opened.entrySet().stream()
        .filter(e -> modelName.equals(e.getValue().get("_model_name")))
        .map(Map.Entry::getKey)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  Map<String, @Nullable Object> state(String modelName) {
    return Objects.requireNonNull(opened.get(id(modelName)));
  }
}

package gradus.widgets;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The line to the page. JJava has the real one; tests have one that writes everything down.
interface Comms {
  /// Opens a model in the page.
  ///
  /// @param state its values, ready for JSON
  /// @return the name by which page and kernel know it from now on
  String open(Map<String, @Nullable Object> state);

  /// Sends a message.
  ///
  /// @param id which model it is about
  /// @param data ready for JSON
  /// @param buffers bytes that travel beside it
  void send(String id, Map<String, @Nullable Object> data, List<byte[]> buffers);

  /// Takes a model out of the page.
  void close(String id);
}

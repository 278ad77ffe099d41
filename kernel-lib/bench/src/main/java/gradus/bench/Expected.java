package gradus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What every library must come to before its time counts.
public final class Expected {
  private Expected() {}

  /// The table in `expected.txt`, computed by PyTorch in float64.
  ///
  /// @return the losses of ten steps for each training, the mean square of the result for each
  ///   single operation
  public static Map<String, double[]> read() {
    var table = new LinkedHashMap<String, double[]>();
    try (InputStream in = Expected.class.getResourceAsStream("expected.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(words ->
              table.put(
                  words[0],
                  Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}

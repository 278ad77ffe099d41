package gradus.io;

import gradus.Gradus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where weights come from: saved with them, so that a file can be understood years later.
///
/// ```java
/// var note = Provenance.of("XOR with two hidden units", 7, "xor()");
/// ```
///
/// @param what what was trained
/// @param when when it was saved
/// @param gradus the version of the library
/// @param java the version of Java
/// @param seed the seed that the run started from
/// @param data what it was trained on
public record Provenance(
    String what, Instant when, String gradus, String java, long seed, String data) {
  static final String VERSION_KEY = "gradus";
  private static final List<String> KEYS =
      List.of("what", "when", VERSION_KEY, "java", "seed", "data");

  /// A record of now, here.
  ///
  /// @param what what was trained
  /// @param seed the seed that the run started from
  /// @param data what it was trained on
  /// @return the record, to the second
  public static Provenance of(String what, long seed, String data) {
    return new Provenance(
        what,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        Gradus.version(),
        Runtime.version().toString(),
        seed,
        data);
  }

  Map<String, String> toMetadata() {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put("what", what);
    metadata.put("when", when.toString());
    metadata.put(VERSION_KEY, gradus);
    metadata.put("java", java);
    metadata.put("seed", Long.toString(seed));
    metadata.put("data", data);
    return metadata;
  }

  static Optional<Provenance> from(Map<String, String> metadata) {
    if (!metadata.keySet().containsAll(KEYS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Provenance(
              text(metadata, "what"),
              Instant.parse(text(metadata, "when")),
              text(metadata, VERSION_KEY),
              text(metadata, "java"),
              Long.parseLong(text(metadata, "seed")),
              text(metadata, "data")));
    } catch (DateTimeException | NumberFormatException e) {
      throw new WeightsException(
          "the provenance cannot be read: when is %s, seed is %s."
              .formatted(metadata.get("when"), metadata.get("seed")),
          e);
    }
  }

  private static String text(Map<String, String> metadata, String key) {
    return metadata.getOrDefault(key, "");
  }
}

package gradus.io;

import java.util.Collection;
import java.util.stream.Collectors;

/// Lists of names in messages, kept readable.
final class Names {
  private static final int SHOWN = 8;

  private Names() {}

  static String some(Collection<String> names) {
    String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return names.isEmpty() ? "none" : more > 0 ? "%s and %d more".formatted(shown, more) : shown;
  }
}

package gradus.judge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How JShell names the classes of snippets.
final class ClassNames {
  private static final Pattern SNIPPET = Pattern.compile("REPL\\.\\$JShell\\$\\w+");

  private ClassNames() {}

  /// The class around all that one snippet declares; empty for a class of a library.
  static String unit(String className) {
    Matcher snippet = SNIPPET.matcher(className);
    return snippet.lookingAt() ? snippet.group() : "";
  }
}

package gradus.kernel;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Removes what JShell and the compiler add to the names that the reader gave.
public final class Names {
  private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+[.$]?");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+?)\\$\\d+");
  private static final Pattern LANG = Pattern.compile("\\bjava\\.(lang|util)\\.(?=[A-Z])");
  private static final Pattern LOCAL = Pattern.compile("(^|\\.)\\d+(?=\\p{L})");

  private Names() {}

  /// A text without the names of wrapper classes.
  ///
  /// @param text what JShell or the compiler says
  /// @return the text with the reader's own names
  public static String plain(String text) {
    return WRAPPER.matcher(text).replaceAll("");
  }

  /// A message of the compiler as its reader needs it: without places that JShell has made up, and
  /// without the packages that everybody knows.
  ///
  /// @param message what the compiler says
  /// @return the same in plain words, still in lines
  public static String message(String message) {
    String joined =
        message
            .lines()
            .map(String::strip)
            .filter(line -> !line.startsWith("location:"))
            .map(line -> line.replaceFirst("^symbol:\\s*", ""))
            .collect(Collectors.joining("\n"))
            .replace("cannot find symbol\n", "cannot find symbol: ");
    return LANG.matcher(plain(joined)).replaceAll("");
  }

  /// The name of a class as its author wrote it, without the package.
  static String simple(Class<?> type) {
    String name = plain(type.getName());
    String last = name.substring(name.lastIndexOf('.') + 1);
    return last.isEmpty() ? type.getSimpleName() : nested(last);
  }

  /// The name of a class inside of another: the compiler numbers local and anonymous ones.
  static String nested(String name) {
    return LOCAL
        .matcher(name.replace('$', '.'))
        .replaceAll("$1")
        .replaceFirst("(?<=^|\\.)\\d+$", "anonymous class");
  }

  /// The name of a method in a trace: a lambda has one that the compiler made up.
  static String method(String name) {
    var lambda = LAMBDA.matcher(name);
    if (!lambda.matches()) {
      return name;
    }
    String around = lambda.group(1);
    return around.startsWith("do_it") || around.equals("static") ? "lambda" : "lambda in " + around;
  }
}

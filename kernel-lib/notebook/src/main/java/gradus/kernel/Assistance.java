package gradus.kernel;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// What the editor asks for: the names that can stand here (Tab), and what a name means
/// (Shift-Tab).
final class Assistance {
  /// What every object has: offered last.
  private static final Set<String> EVERYWHERE =
      Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

  private Assistance() {}

  /// The names that can stand at a position: those of the type that is wanted first, those that
  /// every object has last, each group in alphabetical order.
  static ReplacementOptions complete(JShell shell, String code, int at) {
    int[] from = {at};
    List<Suggestion> all = shell.sourceCodeAnalysis().completionSuggestions(code, at, from);
    List<String> names =
        all.stream()
            .sorted(
                Comparator.comparing((Suggestion s) -> !s.matchesType())
                    .thenComparing(s -> EVERYWHERE.contains(bare(s.continuation())))
                    .thenComparing(Suggestion::continuation, String.CASE_INSENSITIVE_ORDER))
            .map(Suggestion::continuation)
            .distinct()
            .toList();
    return new ReplacementOptions(names, names.isEmpty() ? at : from[0], at);
  }

  private static String bare(String continuation) {
    int paren = continuation.indexOf('(');
    return paren < 0 ? continuation : continuation.substring(0, paren);
  }

  /// The signatures and the documentation of the name at a position, or `null`.
  static @Nullable DisplayData inspect(JShell shell, String code, int at) {
    int end = at;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    int paren = end;
    while (paren < code.length() && Character.isWhitespace(code.charAt(paren))) {
      paren++;
    }
    if (paren < code.length() && code.charAt(paren) == '(') {
      end = paren + 1;
    }
    List<Documentation> found =
        shell.sourceCodeAnalysis().documentation(code, Math.min(end, code.length()), true);
    if (found.isEmpty()) {
      return null;
    }
    String text =
        found.stream()
            .map(Assistance::describe)
            .distinct()
            .collect(Collectors.joining("\n\n" + "─".repeat(40) + "\n\n"));
    var data = new DisplayData(text);
    data.putHTML("<pre>" + escape(text) + "</pre>");
    return data;
  }

  private static String describe(Documentation one) {
    String javadoc = one.javadoc();
    String signature = Names.plain(one.signature());
    return javadoc == null || javadoc.isBlank()
        ? signature
        : signature + "\n\n" + JavadocText.plain(javadoc);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

package gradus.grade;

import gradus.kernel.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Says plainly which name is missing, does not fit, or hides another.
final class Symbols {
  private Symbols() {}

  /// Why the entry of a stage did not compile.
  static String explain(JShell shell, Exercise exercise, Stage stage, Snippet entry) {
    for (String asked : exercise.asks()) {
      String name = Exercise.nameIn(asked);
      if (!isUsed(stage, name)) {
        continue;
      }
      List<DeclarationSnippet> mine = declared(shell, name);
      if (mine.isEmpty()) {
        return "%s is not there yet. Write it as\n%s\nand run its cell.".formatted(name, asked);
      }
      String missing = missing(shell, mine);
      if (!missing.isEmpty()) {
        return missing;
      }
      String other = other(mine, name, asked);
      if (!other.isEmpty()) {
        return other;
      }
    }
    String first =
        shell
            .diagnostics(entry)
            .filter(Diag::isError)
            .map(error -> plain(error.getMessage(Locale.ENGLISH)))
            .findFirst()
            .orElse("something in it is not defined");
    return "it does not fit: %s.\nAsked for is\n%s"
        .formatted(first.replaceAll("[.\\s]+$", ""), wanted(exercise, stage));
  }

  /// Why a method that is there could not run: something in it is not defined.
  static String unresolved(JShell shell, Exercise exercise, Stage stage) {
    List<DeclarationSnippet> all =
        shell
            .snippets()
            .filter(snippet -> shell.status(snippet).isActive())
            .filter(DeclarationSnippet.class::isInstance)
            .map(DeclarationSnippet.class::cast)
            .toList();
    // What the exercise asks for comes first: it is what the learner is at.
    String named =
        missing(shell, all.stream().filter(one -> exercise.names().contains(one.name())).toList());
    return named.isEmpty() ? missing(shell, all) : named;
  }

  private static boolean isUsed(Stage stage, String name) {
    String code =
        stage.first() + stage.values().stream().map(Value::code).collect(Collectors.joining(" "));
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(code).find();
  }

  private static String wanted(Exercise exercise, Stage stage) {
    List<String> used =
        exercise.asks().stream().filter(asked -> isUsed(stage, Exercise.nameIn(asked))).toList();
    return String.join("\n", used.isEmpty() ? exercise.asks() : used);
  }

  private static List<DeclarationSnippet> declared(JShell shell, String name) {
    return shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .filter(declared -> declared.name().equals(name))
        .toList();
  }

  private static String missing(JShell shell, List<DeclarationSnippet> snippets) {
    return snippets.stream()
        .filter(one -> isWaiting(shell.status(one)))
        .findFirst()
        .map(one ->
            "%s needs %s, which is not defined so far."
                .formatted(
                    one.name(),
                    shell
                        .unresolvedDependencies(one)
                        .map(Symbols::plain)
                        .collect(Collectors.joining(" and "))))
        .orElse("");
  }

  private static boolean isWaiting(Status status) {
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  /// A method where a variable is asked for, other parameters, and the like.
  private static String other(List<DeclarationSnippet> mine, String name, String asked) {
    boolean method =
        asked.contains("(") && !asked.matches(".*\\b(record|class|interface|enum)\\b.*");
    List<MethodSnippet> methods =
        mine.stream()
            .filter(MethodSnippet.class::isInstance)
            .map(MethodSnippet.class::cast)
            .toList();
    if (method && methods.isEmpty()) {
      String kind = mine.getFirst() instanceof VarSnippet ? "a variable" : "a class";
      return "%s is %s here. Asked for is the method\n%s".formatted(name, kind, asked);
    }
    if (!method
        || methods.stream().anyMatch(one -> types(one.parameterTypes()).equals(typesIn(asked)))) {
      return "";
    }
    return "%s takes (%s). Asked for is\n%s"
        .formatted(name, methods.getFirst().parameterTypes().replace(",", ", "), asked);
  }

  private static String types(String list) {
    return list.replaceAll("\\s", "");
  }

  private static String typesIn(String asked) {
    String inside = asked.substring(asked.indexOf('(') + 1, asked.lastIndexOf(')'));
    return Stream.of(inside.split(",", -1))
        .map(one -> one.strip().replaceAll("\\s+\\w+$", ""))
        .collect(Collectors.joining(","));
  }

  /// Names of the learner that hide one of Java's or of the library's: one sentence for each.
  static List<String> hiding(JShell shell, Exercise exercise) {
    var remarks = new ArrayList<String>();
    Set<String> asked = Set.copyOf(exercise.names());
    shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .filter(one -> !asked.contains(one.name()))
        .forEach(one -> {
          String whose = one instanceof TypeDeclSnippet ? owner(one.name()) : packageRoot(one);
          if (!whose.isEmpty()) {
            remarks.add(
                "%s is yours here and hides %s. Give yours another name, restart the kernel and run the cells again."
                    .formatted(one.name(), whose));
          }
        });
    return remarks;
  }

  private static String owner(String name) {
    if (exists("java.lang." + name)) {
      return "Java's " + name;
    }
    return Stream.of("gradus.tensor.", "gradus.nn.", "gradus.optim.")
            .anyMatch(home -> exists(home + name))
        ? "Gradus's " + name
        : "";
  }

  private static boolean exists(String type) {
    try {
      var _ = Class.forName(type, false, Symbols.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static String packageRoot(DeclarationSnippet one) {
    boolean hides = one instanceof VarSnippet && Set.of("java", "gradus").contains(one.name());
    return hides ? "the packages that begin with " + one.name() : "";
  }

  /// A message of the compiler in one line.
  static String plain(String message) {
    return Names.message(message)
        .replace("cannot find symbol: ", "cannot find ")
        .replace('\n', ' ');
  }
}

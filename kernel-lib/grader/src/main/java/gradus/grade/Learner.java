package gradus.grade;

import gradus.grade.Outcome.Trouble;
import gradus.grade.Outcome.Values;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// The learner in the notebook: entries are compiled beside the cells and run like them.
final class Learner implements Student {
  private final JShell shell;
  private final UnaryOperator<String> rewrite;

  /// Compiled entries by the names of their stages, or why they do not compile.
  private final Map<String, Object> entries = new HashMap<>();

  /// @param shell the notebook's JShell
  /// @param rewrite changes the code of an entry before it is compiled
  Learner(JShell shell, UnaryOperator<String> rewrite) {
    this.shell = shell;
    this.rewrite = rewrite;
  }

  @Override
  public Outcome run(Exercise exercise, Stage stage, Case input) {
    Object entry = entries.computeIfAbsent(stage.name(), name -> compile(exercise, stage));
    if (!(entry instanceof Function<?, ?>)) {
      return (Trouble) entry;
    }
    @SuppressWarnings("unchecked")
    var function = (Function<Object[], @Nullable Object[]>) entry;
    try {
      return new Values(Arrays.asList(function.apply(input.inputs())));
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      // No other Error: by one of them the kernel stops a cell.
      return stopped(exercise, stage, e);
    }
  }

  private Object compile(Exercise exercise, Stage stage) {
    Function<Object[], Object[]> none = Desk.take();
    List<SnippetEvent> events =
        shell.eval("gradus.grade.Desk.put(" + rewrite.apply(exercise.entry(stage)) + ");");
    Snippet snippet = events.getFirst().snippet();
    Function<Object[], Object[]> compiled = Desk.take();
    try {
      return compiled != null && !Objects.equals(compiled, none)
          ? compiled
          : new Trouble(Symbols.explain(shell, exercise, stage, snippet), "");
    } finally {
      shell.drop(snippet);
    }
  }

  private Trouble stopped(Exercise exercise, Stage stage, Throwable thrown) {
    Throwable cause =
        thrown instanceof UndeclaredThrowableException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    if (cause instanceof SPIResolutionException) {
      return new Trouble(Symbols.unresolved(shell, exercise, stage), "");
    }
    String name = cause.getClass().getSimpleName();
    if (cause instanceof StackOverflowError) {
      return new Trouble("it stopped: too many calls inside of one another.", name);
    }
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    if (cause instanceof UnsupportedOperationException && message.endsWith("not written yet")) {
      return new Trouble(message + ".", name);
    }
    return new Trouble(
        "it stopped with %s%s.".formatted(name, message.isEmpty() ? "" : ": " + message), name);
  }
}

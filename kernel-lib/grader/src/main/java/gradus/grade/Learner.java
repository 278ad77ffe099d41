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
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// The learner in the notebook: entries are compiled beside the cells and run like them.
final class Learner implements Student {
  private final JShell shell;
  private final UnaryOperator<String> rewrite;

  /// Compiled entries by the names of their stages.
  private final Map<String, Function<Object[], @Nullable Object[]>> entries = new HashMap<>();

  /// Why the entries of other stages do not compile.
  private final Map<String, String> troubles = new HashMap<>();

  private boolean isTried;

  /// @param shell the notebook's JShell
  /// @param rewrite changes the code of an entry before it is compiled
  Learner(JShell shell, UnaryOperator<String> rewrite) {
    this.shell = shell;
    this.rewrite = rewrite;
  }

  @Override
  public Outcome run(Exercise exercise, Stage stage, Case input) {
    if (!isTried) {
      isTried = true;
      // All at once, which takes the compiler hardly longer than one.
      compile(exercise, exercise.stages());
    }
    String trouble =
        entries.containsKey(stage.name())
            ? ""
            : troubles.computeIfAbsent(stage.name(), name -> compile(exercise, List.of(stage)));
    Function<Object[], @Nullable Object[]> entry = entries.get(stage.name());
    if (entry == null) {
      return new Trouble(trouble, "");
    }
    try {
      return new Values(Arrays.asList(entry.apply(input.inputs())));
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      // No other Error: by one of them the kernel stops a cell.
      return stopped(exercise, stage, e);
    }
  }

  /// Compiles the entries of stages.
  ///
  /// @return why that is not possible; nothing if it was
  private String compile(Exercise exercise, List<Stage> stages) {
    String puts =
        stages.stream()
            .map(stage -> ".put(" + rewrite.apply(exercise.entry(stage)) + ")")
            .collect(Collectors.joining("\n"));
    Desk.take();
    Snippet snippet =
        shell.eval("gradus.grade.Desk.empty()" + puts + ".done();").getFirst().snippet();
    List<Function<Object[], @Nullable Object[]>> compiled = Desk.take();
    try {
      for (int i = 0; i < compiled.size(); i++) {
        entries.put(stages.get(i).name(), compiled.get(i));
      }
      return compiled.isEmpty() ? Symbols.explain(shell, exercise, stages.getFirst(), snippet) : "";
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

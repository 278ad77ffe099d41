package gradus.messenger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// Compiles the cells of one notebook, statement by statement and with the names that the kernel
/// knows, and runs none of them.
final class CellCompiler implements AutoCloseable {
  private static final String SCRIPT = "/gradus/preload.jsh";
  private static final String OURS = "import static gradus.messenger.NoCheck.*;";

  private final StepRecorder recorder = new StepRecorder();
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private String rest = "";

  /// What became of one statement.
  ///
  /// @param steps what a process has to do to run it: a String[] of names and the classes' bytes
  /// @param problem why it cannot run, or empty
  /// @param missing the names that it uses and nobody has declared
  record Statement(List<Object[]> steps, String problem, List<String> missing) {}

  CellCompiler() {
    shell =
        JShell.builder()
            .executionEngine(engine(), Map.of())
            .compilerOptions("--add-modules", "jdk.incubator.vector", "-Xlint:-incubating")
            .build();
    analysis = shell.sourceCodeAnalysis();
    preload().forEach(shell::eval);
    recorder.take();
  }

  private ExecutionControlProvider engine() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "record";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return recorder;
      }
    };
  }

  /// The imports of the kernel; its `check`, which knows the answers, is replaced by one that does
  /// nothing.
  private static List<String> preload() {
    try (InputStream in = CellCompiler.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      var lines = new ArrayList<String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("import "))
          .filter(line -> !line.matches(".*\\bgradus\\.(grade|homework)\\b.*"))
          .forEach(lines::add);
      lines.add(OURS);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Begins with a new text.
  void begin(String text) {
    rest = text;
  }

  /// Compiles the next statement.
  ///
  /// @return what became of it, or null if the text is at its end
  @Nullable Statement next() {
    CompletionInfo next = analysis.analyzeCompletion(rest);
    if (next.completeness() == Completeness.EMPTY || rest.isBlank()) {
      return null;
    }
    if (!next.completeness().isComplete()) {
      rest = "";
      return new Statement(List.of(), "it ends in the middle of a statement", List.of());
    }
    rest = next.remaining();
    return compile(next.source().strip());
  }

  private Statement compile(String source) {
    List<SnippetEvent> events = shell.eval(source);
    List<Object[]> steps = recorder.take();
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        String problem = problem(event);
        if (!problem.isEmpty()) {
          return new Statement(List.of(), problem, missing(event.snippet()));
        }
      }
    }
    Set<String> missing = new LinkedHashSet<>();
    events.forEach(event -> missing.addAll(missing(event.snippet())));
    return new Statement(steps, "", List.copyOf(missing));
  }

  private String problem(SnippetEvent event) {
    Snippet snippet = event.snippet();
    boolean withoutType =
        snippet instanceof VarSnippet && event.status() == Status.RECOVERABLE_NOT_DEFINED;
    if (event.status() != Status.REJECTED && !withoutType) {
      return "";
    }
    return shell
        .diagnostics(snippet)
        .filter(Diag::isError)
        .map(diag -> diag.getMessage(Locale.ENGLISH).lines().findFirst().orElse(""))
        .findFirst()
        .orElse("it cannot be compiled");
  }

  private List<String> missing(Snippet snippet) {
    return snippet instanceof DeclarationSnippet declared
        ? shell.unresolvedDependencies(declared).toList()
        : List.of();
  }

  @Override
  public void close() {
    shell.close();
  }
}

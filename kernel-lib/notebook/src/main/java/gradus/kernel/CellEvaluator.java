package gradus.kernel;

import gradus.kernel.CellPlaces.Place;
import gradus.kernel.CellPlaces.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.telemetry.TelemetryCollector;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.jspecify.annotations.Nullable;

/// Runs a cell: statement by statement, as JShell does, but with an eye on the cell as a whole.
final class CellEvaluator extends CodeEvaluator {
  private static final String NO_VALUE = "\"__NO_MAGIC_RETURN\"";

  /// How many statements one compiler compiles. It keeps some 2 kB of each, and a new one needs
  /// about a tenth of a second to get going.
  static final int STATEMENTS = 200;

  final CellClasses classes = new CellClasses();
  private final ReaderThread reader;
  private final CellExecution execution;
  private final CellPlaces places = new CellPlaces();

  /// The texts that are being evaluated: a cell, and inside of it perhaps the body of a magic.
  private final Deque<Unit> running = new ArrayDeque<>();

  private final Set<DeclarationSnippet> unresolved = new LinkedHashSet<>();
  private final Set<String> emptied = new LinkedHashSet<>();
  private final List<VarSnippet> unnamed = new ArrayList<>();
  private int statements;

  CellEvaluator(ReaderThread reader) {
    super("gradus", -1, TimeUnit.MILLISECONDS);
    this.reader = reader;
    execution = new CellExecution(classes, reader);
  }

  @Override
  public ExecutionControlProvider getExecControlProvider() {
    return new ExecutionControlProvider() {
      @Override
      public String name() {
        return "gradus";
      }

      @Override
      public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return execution;
      }
    };
  }

  @Override
  public ClassLoader getClassLoader() {
    return classes.loader();
  }

  @Override
  public void startThreadTelemetryCollection(TelemetryCollector<?> collector) {
    execution.measureWith(collector);
  }

  @Override
  public void stopThreadTelemetryCollection() {
    execution.stopMeasuring();
  }

  /// JJava takes what cannot be understood for complete.
  @Override
  public String isComplete(SourceCodeAnalysis analysis, String code) {
    CompletionInfo next = analysis.analyzeCompletion(code);
    while (next.completeness().isComplete()) {
      if (next.completeness() == Completeness.UNKNOWN) {
        return BaseKernel.IS_COMPLETE_BAD;
      }
      next = analysis.analyzeCompletion(next.remaining());
    }
    return super.isComplete(analysis, code);
  }

  CellPlaces places() {
    return places;
  }

  /// Names the text that comes next, for errors.
  void enter(String name, String code) {
    running.push(Unit.of(name, code));
  }

  /// Forgets the text that was named last.
  void leave() {
    running.pop();
  }

  /// Evaluates statements.
  ///
  /// @return the value of the last one, or `null`
  /// @throws CellError if one of them fails
  @Override
  public @Nullable Object eval(JShell shell, String code) {
    Place begin = beginning(code);
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    Object last = null;
    int from = 0;
    CompletionInfo next = analysis.analyzeCompletion(code);
    while (next.completeness().isComplete()) {
      if (reader.isStopped()) {
        throw new StopSwitch.Stopped();
      }
      int blank = Sources.blankPrefix(next.source());
      Place start = begin.down(Sources.lines(code, from + blank));
      last = evalStatement(shell, next.source().substring(blank), start);
      from = code.length() - next.remaining().length();
      next = analysis.analyzeCompletion(next.remaining());
    }
    if (next.completeness() != Completeness.EMPTY) {
      throw CompileReport.incomplete(
          begin.down(Sources.lines(code, from + Sources.blankPrefix(code.substring(from)))));
    }
    return last;
  }

  /// Where a text begins: the body of a magic is a part of the cell around it.
  private Place beginning(String code) {
    Unit around = running.peek();
    if (around == null) {
      return new Place(Unit.of("start-up", code), 1);
    }
    String whole = String.join("\n", around.lines());
    String body = code.strip();
    int at = whole.indexOf(body);
    if (at >= 0) {
      return new Place(
          around, 1 + Sources.lines(whole, at) - Sources.lines(code, code.indexOf(body)));
    }
    // A cell whose magics were replaced line by line, or text from elsewhere.
    boolean sameLines = code.lines().count() == around.lines().size();
    return new Place(sameLines ? around : Unit.of("eval", code), 1);
  }

  private @Nullable Object evalStatement(JShell shell, String source, Place start) {
    statements++;
    List<SnippetEvent> events = shell.eval(source);
    Throwable thrown = execution.takeThrown();
    Object result = null;
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null) {
        int at = Math.max(0, source.indexOf(snippet.source()));
        places.put(snippet.id(), start.down(Sources.lines(source, at)));
      }
      result = event.value() == null ? result : valueOf(event);
      note(event);
    }
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) {
        check(shell, event, thrown);
      }
    }
    return result;
  }

  private @Nullable Object valueOf(SnippetEvent event) {
    if (!event.snippet().subKind().isExecutable()) {
      return null;
    }
    Object value = execution.take(event.value());
    return switch (event.snippet().subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND ->
          NO_VALUE.equals(value) ? null : value;
      default -> null;
    };
  }

  private void note(SnippetEvent event) {
    if (event.snippet() instanceof VarSnippet variable
        && variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        && event.causeSnippet() == null) {
      unnamed.add(variable);
    }
    if (event.snippet() instanceof DeclarationSnippet declared) {
      unresolved.remove(declared);
      if (isRecoverable(event.status()) && !(declared instanceof VarSnippet)) {
        unresolved.add(declared);
      }
    }
    if (event.snippet() instanceof VarSnippet variable
        && event.causeSnippet() != null
        && event.status() != Status.OVERWRITTEN
        && !event.causeSnippet().equals(variable)) {
      emptied.add(variable.name());
    }
  }

  private static boolean isRecoverable(Status status) {
    return status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED;
  }

  private void check(JShell shell, SnippetEvent event, @Nullable Throwable thrown) {
    Snippet snippet = event.snippet();
    if (event.exception() instanceof UnresolvedReferenceException missing) {
      throw CompileReport.called(shell, missing, places);
    }
    Throwable failure = thrown == null ? event.exception() : thrown;
    if (failure != null) {
      throw new CellFailure(failure);
    }
    boolean variableWithoutType =
        snippet instanceof VarSnippet && event.status() == Status.RECOVERABLE_NOT_DEFINED;
    if (event.status() == Status.REJECTED || variableWithoutType) {
      unresolved.remove(snippet);
      Place start = places.start(snippet.id());
      throw CompileReport.rejected(shell, snippet, Objects.requireNonNull(start));
    }
  }

  /// What is still undefined at the end of a cell, and what was lost in it: one line for each.
  List<String> remarks(JShell shell) {
    var remarks = new ArrayList<String>();
    for (DeclarationSnippet snippet : unresolved) {
      if (isRecoverable(shell.status(snippet))) {
        remarks.add(CompileReport.unresolved(shell, snippet, places));
      }
    }
    unresolved.clear();
    if (!emptied.isEmpty()) {
      remarks.add(CompileReport.emptied(List.copyOf(emptied)));
      emptied.clear();
    }
    return remarks;
  }

  /// The variables that JShell has made for values without a name since this was last asked.
  List<VarSnippet> takeUnnamed() {
    List<VarSnippet> taken = List.copyOf(unnamed);
    unnamed.clear();
    return taken;
  }

  /// Lets go of a variable's value.
  void empty(VarSnippet variable) {
    Internals.empty(variable, classes);
  }

  /// Lets go of what no further cell can name, at the end of a cell: of the classes, and of what
  /// JShell has noted of them. Traces are still explained for as long as a class is in use.
  void tidy(JShell shell) {
    Internals.keepBytecode(shell, classes.keep(Internals.keepWhatHasAName(shell)));
    places.keep(Internals.keepSources(shell, classes.alive()));
    if (statements >= STATEMENTS) {
      Internals.renewCompiler(shell);
      statements = 0;
    }
  }

  /// Carries what the reader's code has thrown out of the evaluation.
  static final class CellFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CellFailure(Throwable cause) {
      super(cause);
    }
  }
}

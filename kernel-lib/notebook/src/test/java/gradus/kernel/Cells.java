package gradus.kernel;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/// Runs cells as the kernel does, without a front end.
final class Cells implements AutoCloseable {
  final ReaderThread reader = new ReaderThread();
  final CellEvaluator evaluator = new CellEvaluator(reader);
  final JShell shell =
      JShell.builder().executionEngine(evaluator.getExecControlProvider(), Map.of()).build();
  final ErrorReport errors =
      new ErrorReport(trace -> Internals.snippetTrace(shell, trace), evaluator.places());
  private int count;

  /// Runs a cell, after what the kernel does at the end of each, and returns its value.
  @Nullable Object run(String code) {
    evaluator.tidy(shell);
    evaluator.enter("cell [" + ++count + "]", code);
    reader.begin();
    try {
      return evaluator.eval(shell, code);
    } finally {
      reader.end();
      evaluator.leave();
    }
  }

  /// Runs a cell that must fail, and returns what the reader sees.
  CellError fail(String code) {
    try {
      Object value = run(code);
      throw new AssertionError("no error, but " + value);
    } catch (CellError e) {
      return e;
    } catch (CellEvaluator.CellFailure | StopSwitch.Stopped e) {
      return Failures.explain(e, reader.isStopped(), errors);
    }
  }

  /// The lines of a report without their colors.
  static String plain(CellError error) {
    return String.join("\n", error.report()).replaceAll("\u001b\\[[\\d;]*m", "");
  }

  /// Does something on the reader's thread.
  <T> T call(java.util.concurrent.Callable<T> work) throws ExecutionException {
    return reader.call(work);
  }

  @Override
  public void close() {
    shell.close();
  }
}

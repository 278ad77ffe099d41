package gradus.kernel;

import gradus.kernel.CellEvaluator.CellFailure;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Makes an answer of whatever is thrown by the reader's code: also of a stack that overflows, also
/// of a full memory.
final class Guard {
  private final ReaderThread reader;
  private final ErrorReport errors;

  Guard(ReaderThread reader, ErrorReport errors) {
    this.reader = reader;
    this.errors = errors;
  }

  /// Something that may run the reader's code.
  interface Work {
    void run() throws ExecutionException;
  }

  /// Does the work.
  ///
  /// @return what went wrong, or null
  @Nullable CellError run(Work work) {
    try {
      work.run();
      return null;
    } catch (CellError e) {
      return e;
    } catch (CellFailure | ExecutionException e) {
      Throwable cause = e.getCause();
      return Failures.explain(cause == null ? e : cause, reader.isStopped(), errors);
    } catch (Exception | Error e) {
      return Failures.explain(e, reader.isStopped(), errors);
    }
  }

  /// What is said of a cell that was stopped.
  CellError stopped() {
    return Failures.explain(new StopSwitch.Stopped(), true, errors);
  }
}

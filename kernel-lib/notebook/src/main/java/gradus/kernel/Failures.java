package gradus.kernel;

import gradus.kernel.CellEvaluator.CellFailure;
import org.jspecify.annotations.Nullable;

/// Finds the words for what ended a cell.
final class Failures {
  private Failures() {}

  /// Explains what was thrown.
  ///
  /// @param thrown what was thrown
  /// @param isStopped whether the cell had been told to stop
  static CellError explain(Throwable thrown, boolean isStopped, ErrorReport errors) {
    Throwable inner = innermostReport(thrown);
    if (inner instanceof CellError error) {
      return error;
    }
    if (inner != null && inner.getCause() != null) {
      return explain(inner.getCause(), isStopped, errors);
    }
    if (hasCause(thrown, OutOfMemoryError.class)) {
      Memory.freeReserve();
      return errors.stopped("OutOfMemoryError", Memory.advice(), thrown);
    }
    if (thrown instanceof ReaderThread.LeftBehind) {
      return errors.stopped(
          "Interrupted",
          "the cell was told to stop, but hangs in a place that Java cannot interrupt. "
              + "It was left behind; if the computer stays busy, use Kernel > Restart.",
          thrown);
    }
    if (isStopped) {
      return errors.stopped("Interrupted", "the cell was stopped.", thrown);
    }
    if (thrown instanceof StackOverflowError) {
      return errors.stopped(
          "StackOverflowError",
          "too many calls inside of one another. Does a method call itself without end?",
          thrown);
    }
    return errors.of(thrown);
  }

  /// The report of a cell inside of a cell, if a magic has wrapped one.
  private static @Nullable Throwable innermostReport(Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < 20; depth++) {
      if (t instanceof CellError || t instanceof CellFailure) {
        return t;
      }
      t = t.getCause();
    }
    return null;
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < 20; depth++) {
      if (type.isInstance(t)) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }
}

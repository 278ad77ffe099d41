package gradus.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import jdk.jshell.execution.DirectExecutionControl;
import org.dflib.jjava.jupyter.telemetry.TelemetryCollector;
import org.jspecify.annotations.Nullable;

/// Runs what JShell has compiled, on the reader's thread, and keeps the values and exceptions
/// themselves where JShell keeps only texts.
final class CellExecution extends DirectExecutionControl {
  private final ReaderThread reader;
  private final Map<String, @Nullable Object> results = new HashMap<>();
  private long next;
  private @Nullable Throwable thrown;
  private TelemetryCollector<?> collector = TelemetryCollector.DO_NOTHING;

  CellExecution(CellClasses classes, ReaderThread reader) {
    super(classes);
    this.reader = reader;
  }

  /// Runs one snippet.
  ///
  /// @return a key for [#take]: JShell wants a text
  @Override
  protected String invoke(Method snippet) throws Exception {
    Object value;
    try {
      value = reader.call(() -> measured(collector, snippet));
    } catch (ExecutionException e) {
      Exception cause = e.getCause() instanceof Exception direct ? direct : e;
      thrown = cause instanceof InvocationTargetException ? cause.getCause() : cause;
      throw cause;
    } catch (ReaderThread.LeftBehind e) {
      thrown = e;
      throw e;
    }
    synchronized (results) {
      String key = "value " + next++;
      results.put(key, value);
      return key;
    }
  }

  private static <M> @Nullable Object measured(TelemetryCollector<M> collector, Method snippet)
      throws Exception {
    M start = collector.measurementStart();
    try {
      return snippet.invoke(null);
    } finally {
      collector.measurementEnd(start);
    }
  }

  /// Hands out a value, once.
  @Nullable Object take(String key) {
    synchronized (results) {
      return results.remove(key);
    }
  }

  /// What the last snippet threw, handed out once.
  @Nullable Throwable takeThrown() {
    Throwable last = thrown;
    thrown = null;
    return last;
  }

  /// Measures every snippet that runs from now on, for the magic `%time`.
  void measureWith(TelemetryCollector<?> with) {
    collector = with;
  }

  /// Ends the measuring, which shows its result.
  void stopMeasuring() {
    TelemetryCollector<?> last = collector;
    collector = TelemetryCollector.DO_NOTHING;
    last.stop();
  }
}

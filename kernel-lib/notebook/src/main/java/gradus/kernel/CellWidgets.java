package gradus.kernel;

import gradus.kernel.Guard.Work;
import gradus.notebook.CellEnd;
import gradus.widgets.Host;
import gradus.widgets.WidgetManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/// Ties widgets to the cells that show them: what a callback prints lands under its cell, and a
/// cell that runs again starts without the widgets of its last run.
final class CellWidgets implements Host {
  private final KernelIo shown;
  private final StreamBuffer printed;
  private final Function<Work, @Nullable CellError> guarded;
  private final WidgetManager manager;

  /// What answered each cell when it last ran, by the cell's name in the page.
  private final Map<String, Reply> cells = new HashMap<>();

  /// @param guarded does work and returns what went wrong
  CellWidgets(
      GradusKernel kernel,
      KernelIo shown,
      StreamBuffer printed,
      Function<Work, @Nullable CellError> guarded) {
    this.shown = shown;
    this.printed = printed;
    this.guarded = guarded;
    this.manager = WidgetManager.install(kernel, this);
  }

  /// Closes the widgets of a cell's last run, and of the cells that are gone. Front ends that do
  /// not name their cells keep all widgets.
  void beginCell(Message<ExecuteRequest> request, Reply reply) {
    var metadata = request.getNonNullMetadata();
    if (metadata.get("deletedCells") instanceof List<?> deleted) {
      deleted.forEach(cell -> release(cells.remove(String.valueOf(cell))));
    }
    if (metadata.get("cellId") instanceof String cell) {
      release(cells.put(cell, reply));
    }
  }

  private void release(@Nullable Reply earlier) {
    if (earlier != null) {
      manager.release(earlier);
    }
  }

  @Override
  public Object here() {
    Reply reply = shown.current();
    return reply == null ? PLAIN.here() : reply;
  }

  @Override
  public void at(Object place, Runnable callback) {
    Reply before = shown.current();
    Reply cell = place instanceof Reply reply ? reply : before;
    printed.flush();
    shown.attach(cell);
    publish(cell, guarded.apply(callback::run));
    publish(cell, guarded.apply(CellEnd::run));
    printed.flush();
    shown.attach(before);
  }

  private static void publish(@Nullable Reply cell, @Nullable CellError error) {
    if (cell != null && error != null) {
      cell.publish(error);
    }
  }

  @Override
  public boolean isMoreWaiting() {
    Reply now = shown.current();
    return now != null
        && now.getShell() instanceof RequestChannel channel
        && channel.isNext(MessageType.COMM_MSG_COMMAND);
  }
}

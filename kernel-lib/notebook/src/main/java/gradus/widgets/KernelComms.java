package gradus.widgets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.shaded.com.google.gson.Gson;
import org.dflib.jjava.shaded.com.google.gson.GsonBuilder;
import org.dflib.jjava.shaded.com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// The line to the page that a JJava kernel has: its comms.
final class KernelComms implements Comms {
  private static final String TARGET = "jupyter.widget";
  private static final String CONTROL = "jupyter.widget.control";
  private static final Map<String, Object> VERSION = Map.of("version", "2.1.0");
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private final CommManager comms;
  private @Nullable WidgetManager manager;

  KernelComms(CommManager comms) {
    this.comms = comms;
  }

  /// Passes on what the page says.
  void listen(WidgetManager manager) {
    this.manager = manager;
    comms.registerTarget(CONTROL, (all, id, target, _) -> new Line(all, id, target));
  }

  @Override
  public String open(Map<String, @Nullable Object> state) {
    Line line =
        comms.openComm(
            TARGET,
            (all, id, target, open) -> {
              var data = new HashMap<String, Object>();
              data.put("state", state);
              data.put("buffer_paths", List.of());
              JsonObject content = open.getContent().getData();
              json(data).entrySet().forEach(e -> content.add(e.getKey(), e.getValue()));
              open.getNonNullMetadata().putAll(VERSION);
              return new Line(all, id, target);
            });
    return line.getID();
  }

  @Override
  public void send(String id, Map<String, @Nullable Object> data, List<byte[]> buffers) {
    Comm line = comms.getCommByID(id);
    if (line == null) {
      return;
    }
    if (buffers.isEmpty()) {
      line.send(json(data)); // JJava never ends a message with an empty list of buffers
    } else {
      line.send(json(data), Map.of(), buffers);
    }
  }

  @Override
  public void close(String id) {
    Comm line = comms.getCommByID(id);
    if (line != null) {
      line.close();
    }
  }

  private static JsonObject json(Map<String, ?> data) {
    return GSON.toJsonTree(data).getAsJsonObject();
  }

  /// One comm: of a model, or of a page that asks for all of them.
  private final class Line extends Comm {
    Line(CommManager all, String id, String target) {
      super(all, id, target);
    }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
      WidgetManager listening = manager;
      if (listening == null) {
        return;
      }
      var data = message.getContent().getData();
      if (getTargetName().equals(CONTROL)) {
        if (data.has("method") && data.get("method").getAsString().equals("request_states")) {
          listening.sendAll(getID());
        }
      } else {
        listening.receive(getID(), Wire.texts(GSON.fromJson(data, Map.class)));
      }
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean sending) {
      if (!sending && manager != null) {
        manager.closed(getID());
      }
    }
  }
}

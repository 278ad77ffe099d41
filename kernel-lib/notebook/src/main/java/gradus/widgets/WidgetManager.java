package gradus.widgets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// Knows which widgets are open in the page, and carries their values there and back.
public final class WidgetManager {
  static final String VIEW = "application/vnd.jupyter.widget-view+json";

  /// What is told late if messages keep coming: about as often as a picture can move.
  private static final long LATE_NANOS = 100_000_000;

  private final Comms comms;
  private final Host host;
  private final Map<String, Model> models = new LinkedHashMap<>();
  private final Map<Model, String> ids = new LinkedHashMap<>();
  private final Map<Model, Set<Object>> places = new LinkedHashMap<>();

  /// What the page has changed and the listeners have not heard of yet.
  private final Map<Model, Set<String>> news = new LinkedHashMap<>();

  private long newsSince;

  WidgetManager(Comms comms, Host host) {
    this.comms = comms;
    this.host = host;
  }

  /// Teaches a kernel to show widgets. To be called once, before its first cell.
  ///
  /// @param kernel any kernel built on JJava
  /// @param host what the kernel does for its widgets; [Host#PLAIN] for nothing
  /// @return the manager, for [#release]
  public static WidgetManager install(BaseKernel kernel, Host host) {
    var comms = new KernelComms(kernel.getCommManager());
    var manager = new WidgetManager(comms, host);
    comms.listen(manager);
    kernel
        .getRenderer()
        .createRegistration(Widget.class)
        .preferring("text/plain")
        .supporting(VIEW)
        .register((widget, context) -> context.getOutputContainer().assign(manager.show(widget)));
    return manager;
  }

  /// Opens a widget in the page, with all that belongs to it.
  ///
  /// @param widget what to show
  /// @return what the front end needs to draw it, and the widget in words for where it cannot be
  ///   drawn
  public synchronized DisplayData show(Widget widget) {
    open(widget, Set.of(host.here()));
    var data = new DisplayData(widget.toString());
    data.putData(
        VIEW,
        Map.of(
            "version_major", 2, "version_minor", 0, "model_id", String.valueOf(ids.get(widget))));
    return data;
  }

  private void open(Model model, Set<Object> where) {
    boolean isKnown = ids.containsKey(model);
    if (!places.computeIfAbsent(model, _ -> new HashSet<>()).addAll(where) && isKnown) {
      return;
    }
    var state = model.state();
    state.values().forEach(value -> openInside(value, where));
    if (!ids.containsKey(model)) { // a link and what it links lead to one another
      var wire = new Wire(ids);
      String id = comms.open(wire.state(state));
      ids.put(model, id);
      models.put(id, model);
      model.openedBy(this);
      // A message that opens a model takes no bytes along.
      wire.bytes().forEach(name -> send(model, name, state.get(name)));
    }
    model.attached().forEach(other -> open(other, where));
  }

  private void openInside(@Nullable Object value, Set<Object> where) {
    if (value instanceof Model inside) {
      open(inside, where);
    } else if (value instanceof List<?> list) {
      list.forEach(each -> openInside(each, where));
    }
  }

  synchronized void send(Model model, String name, @Nullable Object value) {
    String id = ids.get(model);
    if (id != null) {
      openInside(value, Set.copyOf(places.getOrDefault(model, Set.of())));
      var one = new LinkedHashMap<String, @Nullable Object>();
      one.put(name, value);
      sendState(id, one);
    }
  }

  private void sendState(String id, Map<String, @Nullable Object> state) {
    var wire = new Wire(ids);
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("method", "update");
    data.put("state", wire.state(state));
    data.put("buffer_paths", wire.bytes().stream().map(List::of).toList());
    comms.send(id, data, wire.buffers());
  }

  synchronized void close(Model model) {
    String id = ids.remove(model);
    if (id == null) {
      return;
    }
    model.openedBy(null);
    models.remove(id);
    places.remove(model);
    news.remove(model);
    comms.close(id);
    model.attached().forEach(this::close);
    model.state().values().forEach(this::closeInside);
  }

  /// Closes what is inside and no other open widget holds.
  private void closeInside(@Nullable Object value) {
    if (value instanceof Model inside) {
      if (models.values().stream().noneMatch(other -> holds(other.state().values(), inside))) {
        close(inside);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(this::closeInside);
    }
  }

  private static boolean holds(Iterable<?> values, Model inside) {
    for (Object value : values) {
      if (inside.equals(value) || (value instanceof List<?> list && holds(list, inside))) {
        return true;
      }
    }
    return false;
  }

  /// Closes the widgets that a cell has shown and no other cell has: the cell runs again, or is
  /// gone.
  ///
  /// @param place what [Host#here] returned in that cell
  public synchronized void release(Object place) {
    var gone = new ArrayList<Model>();
    places.forEach((model, where) -> {
      if (where.remove(place) && where.isEmpty()) {
        gone.add(model);
      }
    });
    gone.forEach(this::close);
  }

  /// How many models are open, counting styles and layouts.
  ///
  /// @return 0 or more
  public synchronized int openModels() {
    return models.size();
  }

  /// The page has closed a model.
  synchronized void closed(String id) {
    Model model = models.get(id);
    if (model != null) {
      close(model);
    }
  }

  /// Takes a message of the page.
  void receive(String id, Map<String, @Nullable Object> data) {
    Model model;
    synchronized (this) {
      model = models.get(id);
    }
    if (model == null) {
      return;
    }
    switch (String.valueOf(data.get("method"))) {
      case "update" -> take(model, data);
      case "request_state" -> {
        synchronized (this) {
          sendState(id, model.state());
        }
      }
      case "custom" -> {
        tellNews();
        if (data.get("content") instanceof Map<?, ?> content) {
          host.at(place(model), () -> model.hear(Wire.texts(content)));
        }
      }
      default -> {
        // A newer front end may say more than we understand.
      }
    }
  }

  private void take(Model model, Map<String, @Nullable Object> data) {
    if (data.get("state") instanceof Map<?, ?> state) {
      synchronized (this) {
        if (news.isEmpty()) {
          newsSince = System.nanoTime();
        }
        Wire.texts(state)
            .forEach((name, value) -> {
              model.accept(name, value);
              news.computeIfAbsent(model, _ -> new LinkedHashSet<>()).add(name);
            });
      }
    }
    if (!host.isMoreWaiting() || System.nanoTime() - newsSince > LATE_NANOS) {
      tellNews();
    }
  }

  /// Tells the listeners what is new, once for each value, however often it has changed.
  private void tellNews() {
    var now = new LinkedHashMap<Model, Set<String>>();
    synchronized (this) {
      now.putAll(news);
      news.clear();
    }
    now.forEach(
        (model, names) -> names.forEach(name -> host.at(place(model), () -> model.tell(name))));
  }

  private synchronized Object place(Model model) {
    return places.getOrDefault(model, Set.of()).stream().findFirst().orElseGet(host::here);
  }

  /// Answers a page that was loaded anew: everything it needs to draw all widgets.
  synchronized void sendAll(String control) {
    var states = new LinkedHashMap<String, @Nullable Object>();
    var paths = new ArrayList<List<String>>();
    var buffers = new ArrayList<byte[]>();
    models.forEach((id, model) -> {
      var wire = new Wire(ids);
      var state = model.state();
      states.put(
          id,
          Map.of(
              "model_name", String.valueOf(state.get("_model_name")),
              "model_module", String.valueOf(state.get("_model_module")),
              "model_module_version", String.valueOf(state.get("_model_module_version")),
              "state", wire.state(state)));
      wire.bytes().forEach(name -> paths.add(List.of(id, name)));
      buffers.addAll(wire.buffers());
    });
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("method", "update_states");
    data.put("states", states);
    data.put("buffer_paths", paths);
    comms.send(control, data, buffers);
  }
}

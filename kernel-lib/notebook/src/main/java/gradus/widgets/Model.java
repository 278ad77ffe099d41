package gradus.widgets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What page and kernel both know of a widget: named values, the same on both sides.
///
/// It is opened in the page when it is first shown, and until then costs nothing. Once closed it
/// keeps its values, and is opened anew when it is shown again.
public abstract class Model {
  static final String BASE = "@jupyter-widgets/base";
  static final String CONTROLS = "@jupyter-widgets/controls";

  private final Map<String, @Nullable Object> state = new LinkedHashMap<>();
  private final Map<String, List<Consumer<@Nullable Object>>> listeners = new LinkedHashMap<>();
  private final List<Model> attached = new CopyOnWriteArrayList<>();
  private final List<Runnable> closers = new CopyOnWriteArrayList<>();
  private volatile @Nullable WidgetManager manager;

  /// @param module the package of the front end that has the model
  /// @param version that package's version
  /// @param name the model's name there
  Model(String module, String version, String name) {
    state.put("_model_module", module);
    state.put("_model_module_version", version);
    state.put("_model_name", name);
  }

  /// What draws the model; without it, nothing does.
  final void setView(String module, String version, String name) {
    state.put("_view_module", module);
    state.put("_view_module_version", version);
    state.put("_view_name", name);
  }

  /// Changes a value here and in the page. Does nothing if it is the value already.
  ///
  /// @param value a text, a number, a truth value, null, bytes, a model, or a list of those
  final void set(String name, @Nullable Object value) {
    synchronized (state) {
      if (state.containsKey(name)
          && !(value instanceof byte[])
          && Objects.equals(state.get(name), value)) {
        return;
      }
      state.put(name, value);
    }
    WidgetManager open = manager;
    if (open != null) {
      open.send(this, name, value);
    }
  }

  final @Nullable Object get(String name) {
    synchronized (state) {
      return state.get(name);
    }
  }

  final double number(String name) {
    return get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /// Asks to hear of changes that come from the page.
  final void listen(String name, Consumer<@Nullable Object> listener) {
    synchronized (state) {
      listeners.computeIfAbsent(name, _ -> new ArrayList<>()).add(listener);
    }
  }

  /// A copy of all values.
  final Map<String, @Nullable Object> state() {
    synchronized (state) {
      return new LinkedHashMap<>(state);
    }
  }

  /// Takes over what the page says. The listeners hear of it later, by [#tell].
  final void accept(String name, @Nullable Object value) {
    synchronized (state) {
      state.put(name, value);
    }
  }

  /// Tells the listeners the value that a name has by now.
  final void tell(String name) {
    List<Consumer<@Nullable Object>> all;
    synchronized (state) {
      all = List.copyOf(listeners.getOrDefault(name, List.of()));
    }
    all.forEach(listener -> listener.accept(get(name)));
  }

  /// Has another model opened and closed together with this one.
  final void attach(Model other) {
    attached.add(other);
  }

  final List<Model> attached() {
    return attached;
  }

  /// Hears something from the page that is no change of a value, such as a click.
  void hear(Map<String, @Nullable Object> content) {}

  final void openedBy(@Nullable WidgetManager manager) {
    this.manager = manager;
    if (manager == null) {
      closers.forEach(Runnable::run);
    }
  }

  /// Asks for something to be done when this is taken out of the page: its cell runs again, or is
  /// gone.
  ///
  /// @param action what to do; quick, and without waiting for anything
  public final void onClose(Runnable action) {
    closers.add(action);
  }

  /// Takes the widget out of the page. The object stays as it is and can be shown again.
  public final void close() {
    WidgetManager open = manager;
    if (open != null) {
      open.close(this);
    }
  }

  /// Whether a page shows this, or may.
  ///
  /// @return false before it was first shown and after it was closed
  public final boolean isOpen() {
    return manager != null;
  }
}

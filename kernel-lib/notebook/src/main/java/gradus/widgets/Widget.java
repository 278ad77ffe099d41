package gradus.widgets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in the page that Java code can see and change.
public abstract class Widget extends Model {
  /// Of the controls and of the base, as ipywidgets 8 has them.
  static final String VERSION = "2.0.0";

  /// Where a widget stands and how large it is, in CSS.
  private static final class Place extends Model {
    Place() {
      super(BASE, VERSION, "LayoutModel");
      setView(BASE, VERSION, "LayoutView");
    }
  }

  /// The colors and widths of a widget's parts.
  private static final class Style extends Model {
    Style(String name) {
      super(CONTROLS, VERSION, name);
      setView(BASE, VERSION, "StyleView");
    }
  }

  /// As many letters as the front end's own room for a description holds.
  private static final int SHORT = 10;

  private final Place place = new Place();
  private final @Nullable Style style;

  /// @param name what the front end calls it: `FloatSlider`
  /// @param style the model of its style, or null if it has none
  Widget(String name, @Nullable String style) {
    this(CONTROLS, VERSION, name, style);
  }

  Widget(String module, String version, String name, @Nullable String style) {
    super(module, version, name + "Model");
    setView(module, version, name + "View");
    set("_dom_classes", List.of());
    set("layout", place);
    this.style = style == null ? null : new Style(style);
    if (this.style != null) {
      set("style", this.style);
    }
  }

  /// Says what the widget is for. A short text takes a fixed width, so that widgets below each
  /// other line up; a longer one as much as it needs, or it would be cut off.
  final void describe(String description) {
    set("description", description);
    if (style != null && description.length() > SHORT) {
      style.set("description_width", "initial");
    }
  }

  /// Sets a CSS property of the place that the widget takes: `layout("width", "100%")`.
  ///
  /// @param property a name that ipywidgets knows, with `_` for `-`: `width`, `margin`, `flex_flow`
  /// @param value such as `300px`, or null for the front end's own choice
  /// @return this widget
  public final Widget layout(String property, @Nullable String value) {
    place.set(property, value);
    return this;
  }

  /// Sets the text that shows when the mouse rests on the widget.
  ///
  /// @param text one line
  /// @return this widget
  public final Widget tooltip(String text) {
    set("tooltip", text);
    return this;
  }

  /// Gives the widget's element in the page a CSS class more.
  ///
  /// @param name the class
  /// @return this widget
  public final Widget addClass(String name) {
    var all =
        new ArrayList<Object>((List<?>) java.util.Objects.requireNonNull(get("_dom_classes")));
    all.add(name);
    set("_dom_classes", List.copyOf(all));
    return this;
  }

  /// The widget in words: what a reader sees where no widget can be shown.
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}

package gradus.widgets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two values that the page itself keeps equal, without asking the kernel: a [Play] that moves a
/// slider goes on while a cell runs.
///
/// ```java
/// var play = new Play("step", 0, 100, 100);
/// var step = new IntSlider("step", 0, 100);
/// Link.both(play, step);
/// var both = new HBox(play, step);
/// ```
public final class Link extends Model {
  private Link(String name, ValueWidget<?> source, ValueWidget<?> target) {
    super(CONTROLS, Widget.VERSION, name);
    set("_view_module", CONTROLS);
    set("_view_module_version", Widget.VERSION);
    set("_view_name", (@Nullable Object) null);
    set("source", List.of(source, source.key()));
    set("target", List.of(target, target.key()));
    source.attach(this);
    target.attach(this);
  }

  /// Keeps two values equal, whichever changes.
  ///
  /// @param <T> the type of both values
  /// @param one a widget
  /// @param other another
  /// @return the link
  public static <T> Link both(ValueWidget<T> one, ValueWidget<T> other) {
    return new Link("LinkModel", one, other);
  }

  /// Keeps a value equal to another, but not the other way around.
  ///
  /// @param <T> the type of both values
  /// @param source the widget that is followed
  /// @param target the widget that follows
  /// @return the link
  public static <T> Link oneWay(ValueWidget<T> source, ValueWidget<T> target) {
    return new Link("DirectionalLinkModel", source, target);
  }
}

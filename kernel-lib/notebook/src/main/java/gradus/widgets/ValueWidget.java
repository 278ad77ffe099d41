package gradus.widgets;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A widget that holds one value, which the reader or the program changes.
///
/// @param <T> the type of the value
public abstract class ValueWidget<T> extends Widget {
  private final String key;

  /// @param key the name under which the page knows the value
  ValueWidget(String name, @Nullable String style, String key) {
    super(name, style);
    this.key = key;
  }

  /// What the page calls the value, for the [links][Link].
  final String key() {
    return key;
  }

  /// The value in Java, from what the page sent.
  abstract T fromPage(@Nullable Object sent);

  /// The value for the page.
  Object toPage(T value) {
    return java.util.Objects.requireNonNull(value);
  }

  /// The present value.
  ///
  /// @return what the reader or the program set last
  public final T value() {
    return fromPage(get(key));
  }

  /// Changes the value, here and in the page. Those who asked by [#onChange] do not hear of it:
  /// they hear what the reader does.
  ///
  /// @param value the new value
  public void value(T value) {
    set(key, toPage(value));
  }

  /// Asks for code to be run when the reader has changed the value.
  ///
  /// It runs between cells, like a cell of its own: it may compute, print and display. If the value
  /// changes faster than the code runs, values in between are left out; the last one never is.
  ///
  /// @param listener gets the new value
  public final void onChange(Consumer<? super T> listener) {
    listen(key, sent -> listener.accept(fromPage(sent)));
  }

  /// What stands before the widget.
  ///
  /// @return the text, perhaps empty
  public final String description() {
    return get("description") instanceof String text ? text : "";
  }

  @Override
  public String toString() {
    String name = description();
    return (name.isEmpty() ? getClass().getSimpleName() : name) + " = " + value();
  }
}

package gradus.widgets;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A button that does something when it is pressed.
public final class Button extends Widget {
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();

  /// A button.
  ///
  /// @param description what stands on it
  public Button(String description) {
    super("Button", "ButtonStyleModel");
    set("description", description);
    set("button_style", "");
    set("icon", "");
    set("disabled", false);
  }

  /// Asks for code to be run at every press. No press is left out.
  ///
  /// @param action runs between cells, like a cell of its own: it may compute, print and display
  public void onClick(Runnable action) {
    actions.add(action);
  }

  /// Changes what stands on the button.
  ///
  /// @param description a word or two
  public void description(String description) {
    set("description", description);
  }

  /// Says whether the button can be pressed.
  ///
  /// @param isEnabled false to have it gray
  public void enabled(boolean isEnabled) {
    set("disabled", !isEnabled);
  }

  @Override
  void hear(Map<String, @Nullable Object> content) {
    if ("click".equals(content.get("event"))) {
      actions.forEach(Runnable::run);
    }
  }

  @Override
  public String toString() {
    return "[" + get("description") + "]";
  }
}

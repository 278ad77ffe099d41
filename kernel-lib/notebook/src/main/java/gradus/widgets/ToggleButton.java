package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A button that stays pressed until it is pressed again.
public final class ToggleButton extends ValueWidget<Boolean> {
  /// A button.
  ///
  /// @param description what stands on it
  /// @param value whether it is pressed at first
  public ToggleButton(String description, boolean value) {
    super("ToggleButton", "ToggleButtonStyleModel", "value");
    set("description", description);
    set("value", value);
    set("button_style", "");
    set("icon", "");
    set("disabled", false);
  }

  @Override
  Boolean fromPage(@Nullable Object sent) {
    return Boolean.TRUE.equals(sent);
  }
}

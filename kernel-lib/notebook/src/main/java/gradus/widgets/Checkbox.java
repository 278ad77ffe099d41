package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A box that is checked or not.
public final class Checkbox extends ValueWidget<Boolean> {
  /// A box.
  ///
  /// @param description what stands beside it
  /// @param value whether it is checked at first
  public Checkbox(String description, boolean value) {
    super("Checkbox", "CheckboxStyleModel", "value");
    set("description", description);
    set("value", value);
    set("indent", false);
    set("disabled", false);
  }

  @Override
  Boolean fromPage(@Nullable Object sent) {
    return Boolean.TRUE.equals(sent);
  }
}

package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A widget that holds a whole number between two ends.
public abstract sealed class IntWidget extends ValueWidget<Integer> permits IntSlider, Play {
  IntWidget(String name, String style) {
    super(name, style, "value");
  }

  @Override
  Integer fromPage(@Nullable Object sent) {
    return sent instanceof Number number ? number.intValue() : (int) number("min");
  }

  /// Changes the value; what lies outside the range becomes the nearer end.
  @Override
  public final void value(Integer value) {
    super.value(Math.clamp(value, (int) number("min"), (int) number("max")));
  }
}

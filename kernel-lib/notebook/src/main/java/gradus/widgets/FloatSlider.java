package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A slider over real numbers.
public final class FloatSlider extends ValueWidget<Double> {
  private static final int STEPS = 100;

  /// A slider that stands at its left end and moves in a hundred steps.
  ///
  /// @param description what stands before it
  /// @param min its left end
  /// @param max its right end
  /// @throws IllegalArgumentException if the left end is not below the right
  public FloatSlider(String description, double min, double max) {
    this(description, min, max, (max - min) / STEPS, min);
  }

  /// A slider.
  ///
  /// @param description what stands before it
  /// @param min its left end
  /// @param max its right end
  /// @param step how far one key press moves it
  /// @param value where it stands at first; what lies outside is moved to the nearer end
  /// @throws IllegalArgumentException if the left end is not below the right, or the step not above
  ///   zero
  public FloatSlider(String description, double min, double max, double step, double value) {
    super("FloatSlider", "SliderStyleModel", "value");
    Ranges.check(description, min, max, step);
    describe(description);
    set("min", min);
    set("max", max);
    set("step", step);
    set("value", Math.clamp(value, min, max));
    set("continuous_update", true);
    set("readout", true);
    set("readout_format", Ranges.format(step));
    set("orientation", "horizontal");
    set("behavior", "drag-tap");
    set("disabled", false);
  }

  @Override
  Double fromPage(@Nullable Object sent) {
    return sent instanceof Number number ? number.doubleValue() : number("min");
  }

  /// Moves the slider; what lies outside its range moves it to the nearer end.
  @Override
  public void value(Double value) {
    super.value(Math.clamp(value, number("min"), number("max")));
  }
}

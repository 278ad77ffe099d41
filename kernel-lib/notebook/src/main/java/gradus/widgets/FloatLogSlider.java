package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A slider over powers of ten: each step multiplies by the same number.
public final class FloatLogSlider extends ValueWidget<Double> {
  private static final double STEP = 0.05;

  /// A slider that moves in twentieths of a power of ten.
  ///
  /// @param description what stands before it
  /// @param min its left end, above 0
  /// @param max its right end
  /// @param value where it stands at first; what lies outside is moved to the nearer end
  /// @throws IllegalArgumentException if the left end is not above 0, or not below the right
  public FloatLogSlider(String description, double min, double max, double value) {
    super("FloatLogSlider", "SliderStyleModel", "value");
    if (!(min > 0)) {
      throw new IllegalArgumentException(
          "cannot make the slider \"%s\" from %s: powers of ten are above 0."
              .formatted(description, min));
    }
    Ranges.check(description, Math.log10(min), Math.log10(max), STEP);
    describe(description);
    set("base", 10.0);
    set("min", Math.log10(min));
    set("max", Math.log10(max));
    set("step", STEP);
    set("value", Math.clamp(value, min, max));
    set("continuous_update", true);
    set("readout", true);
    set("readout_format", ".3g");
    set("orientation", "horizontal");
    set("behavior", "drag-tap");
    set("disabled", false);
  }

  @Override
  Double fromPage(@Nullable Object sent) {
    return sent instanceof Number number ? number.doubleValue() : Math.pow(10, number("min"));
  }

  /// Moves the slider; what lies outside its range moves it to the nearer end.
  @Override
  public void value(Double value) {
    super.value(Math.clamp(value, Math.pow(10, number("min")), Math.pow(10, number("max"))));
  }
}

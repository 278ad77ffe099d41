package gradus.widgets;

/// A slider over whole numbers.
public final class IntSlider extends IntWidget {
  /// A slider that stands at its left end and moves by ones.
  ///
  /// @param description what stands before it
  /// @param min its left end
  /// @param max its right end
  /// @throws IllegalArgumentException if the left end is not below the right
  public IntSlider(String description, int min, int max) {
    this(description, min, max, 1, min);
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
  public IntSlider(String description, int min, int max, int step, int value) {
    super("IntSlider", "SliderStyleModel");
    Ranges.check(description, min, max, step);
    describe(description);
    set("min", min);
    set("max", max);
    set("step", step);
    set("value", Math.clamp(value, min, max));
    set("continuous_update", true);
    set("readout", true);
    set("readout_format", "d");
    set("orientation", "horizontal");
    set("behavior", "drag-tap");
    set("disabled", false);
  }

  /// Moves the right end.
  ///
  /// @param max the new right end
  /// @throws IllegalArgumentException if it is not above the left
  public void max(int max) {
    Ranges.check(description(), number("min"), max, 1);
    set("max", max);
    value(value());
  }
}

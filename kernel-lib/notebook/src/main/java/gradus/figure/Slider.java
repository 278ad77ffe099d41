package gradus.figure;

import gradus.notebook.Numbers;

/// A knob over real numbers.
///
/// @param name what it is called
/// @param min its left end
/// @param max its right end
/// @param step how far one key press moves it; less where the start lies between two steps
/// @param start where it stands when the figure opens
public record Slider(String name, double min, double max, double step, Double start)
    implements Knob<Double> {
  private static final int STEPS = 100;
  private static final int FINEST = 20;
  private static final double ROUNDING = 1e-6;

  /// Checks the range.
  ///
  /// @throws IllegalArgumentException if the left end is not below the right, the step does not fit
  ///   between them, or the start lies outside
  public Slider {
    if (!(min < max) || !Double.isFinite(max - min)) {
      throw new IllegalArgumentException(
          "cannot make the slider \"%s\" from %s to %s: the left end must be the smaller, and both finite."
              .formatted(name, Numbers.brief(min), Numbers.brief(max)));
    }
    if (!(step > 0 && step <= max - min)) {
      throw new IllegalArgumentException(
          "cannot move the slider \"%s\" by %s: a step is above 0 and at most %s, the whole range."
              .formatted(name, Numbers.brief(step), Numbers.brief(max - min)));
    }
    if (!(min <= start && start <= max)) {
      throw new IllegalArgumentException(
          "cannot start the slider \"%s\" at %s: it goes from %s to %s."
              .formatted(name, Numbers.brief(start), Numbers.brief(min), Numbers.brief(max)));
    }
  }

  Slider(String name, double min, double max) {
    this(name, min, max, (max - min) / STEPS, min);
  }

  /// The same slider, opening elsewhere.
  ///
  /// @param start where it stands when the figure opens
  /// @return another slider
  public Slider at(double start) {
    return new Slider(name, min, max, step, start);
  }

  /// The same slider with other steps.
  ///
  /// @param step how far one key press moves it
  /// @return another slider
  public Slider step(double step) {
    return new Slider(name, min, max, step, start);
  }

  @Override
  public int positions() {
    return 1 + (int) Math.round((max - min) / step);
  }

  @Override
  public Double valueAt(int position) {
    return Math.min(max, min + position * step);
  }

  @Override
  public int startPosition() {
    return (int) Math.round((start - min) / step);
  }

  /// The step of the widget. In a page a slider stands on steps from its left end only, and would
  /// open beside a start that lies between two. So its step is the largest that meets the start: a
  /// half, a third, …, a twentieth of the step; or else a little less than the step.
  double widgetStep() {
    double steps = (start - min) / step;
    for (int parts = 1; parts <= FINEST; parts++) {
      double finer = steps * parts;
      if (Math.abs(finer - Math.rint(finer)) < ROUNDING) {
        return step / parts;
      }
    }
    return steps < 1.0 / FINEST ? step : (start - min) / Math.ceil(steps);
  }

  @Override
  public Double read(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw cannotRead(value, "a number");
  }

  @Override
  public String say(Object value) {
    return value instanceof Double number ? Numbers.brief(number) : String.valueOf(value);
  }
}

package gradus.widgets;

import java.util.Locale;

/// What sliders have in common.
final class Ranges {
  private Ranges() {}

  static void check(String description, double min, double max, double step) {
    if (!(min < max) || !Double.isFinite(max - min)) {
      throw new IllegalArgumentException(
          "cannot make the slider \"%s\" from %s to %s: the left end must be the smaller, and both finite."
              .formatted(description, brief(min), brief(max)));
    }
    if (!(step > 0) || !(step <= max - min)) {
      throw new IllegalArgumentException(
          "cannot make the slider \"%s\" with steps of %s: from %s to %s is %s, and a step is above 0 and at most that."
              .formatted(description, brief(step), brief(min), brief(max), brief(max - min)));
    }
  }

  /// As many digits as one step can change.
  static String format(double step) {
    int digits = (int) Math.ceil(-Math.log10(step) - 1e-9);
    return "." + Math.clamp(digits, 0, 10) + "f";
  }

  private static String brief(double number) {
    return String.format(Locale.ROOT, "%.6g", number)
        .replaceAll("(\\.\\d*?)0+(e|$)", "$1$2")
        .replaceAll("\\.(e|$)", "$1");
  }
}

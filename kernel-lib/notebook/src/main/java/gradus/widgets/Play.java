package gradus.widgets;

/// A counter with the buttons play, pause and rewind. It counts in the page, and each count is a
/// change that can be heard.
public final class Play extends IntWidget {
  /// A counter that stands at its start.
  ///
  /// @param description its name; it is not shown
  /// @param min where it starts
  /// @param max where it ends
  /// @param intervalMillis how long each count lasts
  /// @throws IllegalArgumentException if the start is not below the end, or the interval not above
  ///   0
  public Play(String description, int min, int max, int intervalMillis) {
    super("Play", "DescriptionStyleModel");
    Ranges.check(description, min, max, 1);
    if (intervalMillis <= 0) {
      throw new IllegalArgumentException(
          "cannot count every %s ms: the interval must be above 0.".formatted(intervalMillis));
    }
    set("description", description);
    set("min", min);
    set("max", max);
    set("step", 1);
    set("value", min);
    set("interval", intervalMillis);
    set("playing", false);
    set("repeat", false);
    set("show_repeat", false);
    set("disabled", false);
  }
}

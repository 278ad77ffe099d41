package gradus.figure;

/// Play, pause and step through a number of steps.
///
/// @param name what is counted: `step`
/// @param last the last step; the first is 0
/// @param millis how long each step is shown
public record Playback(String name, int last, int millis) implements Knob<Integer> {
  private static final int FASTEST = 20;

  /// Checks the steps.
  ///
  /// @throws IllegalArgumentException if there is no step to play, or they are too fast to be seen
  public Playback {
    if (last < 1) {
      throw new IllegalArgumentException(
          "cannot play \"%s\" up to %s: the last step is 1 or more.".formatted(name, last));
    }
    if (millis < FASTEST) {
      throw new IllegalArgumentException(
          "cannot play \"%s\" with %s ms for a step: at least %s are needed to see it."
              .formatted(name, millis, FASTEST));
    }
  }

  /// The same steps at another speed.
  ///
  /// @param millis how long each step is shown
  /// @return another knob
  public Playback every(int millis) {
    return new Playback(name, last, millis);
  }

  @Override
  public Integer start() {
    return 0;
  }

  @Override
  public int positions() {
    return last + 1;
  }

  @Override
  public Integer valueAt(int position) {
    return position;
  }

  @Override
  public int startPosition() {
    return 0;
  }

  @Override
  public Integer read(Object value) {
    if (value instanceof Integer step) {
      return step;
    }
    throw cannotRead(value, "a whole number");
  }
}

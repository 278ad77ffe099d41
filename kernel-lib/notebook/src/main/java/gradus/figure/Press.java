package gradus.figure;

/// A button. Its value is how often it was pressed: a seed for new data, a number of steps taken.
///
/// @param name what stands on it
/// @param frames how many presses the saved figure can show
public record Press(String name, int frames) implements Knob<Integer> {
  /// Checks the number of frames.
  ///
  /// @throws IllegalArgumentException if it is below 1
  public Press {
    if (frames < 1) {
      throw new IllegalArgumentException(
          "cannot save \"%s\" with %s presses: at least 1 is needed.".formatted(name, frames));
    }
  }

  @Override
  public Integer start() {
    return 0;
  }

  @Override
  public int positions() {
    return frames + 1;
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
    if (value instanceof Integer presses) {
      return presses;
    }
    throw cannotRead(value, "a whole number, how often it was pressed");
  }
}

package gradus.figure;

/// A knob over whole numbers.
///
/// @param name what it is called
/// @param min its left end
/// @param max its right end
/// @param start where it stands when the figure opens
public record Count(String name, int min, int max, Integer start) implements Knob<Integer> {
  /// Checks the range.
  ///
  /// @throws IllegalArgumentException if the left end is not below the right or the start lies
  ///   outside
  public Count {
    if (min >= max) {
      throw new IllegalArgumentException(
          "cannot count \"%s\" from %s to %s: the left end must be the smaller."
              .formatted(name, min, max));
    }
    if (start < min || start > max) {
      throw new IllegalArgumentException(
          "cannot start \"%s\" at %s: it goes from %s to %s.".formatted(name, start, min, max));
    }
  }

  /// The same knob, opening elsewhere.
  ///
  /// @param start where it stands when the figure opens
  /// @return another knob
  public Count from(int start) {
    return new Count(name, min, max, start);
  }

  @Override
  public int positions() {
    return max - min + 1;
  }

  @Override
  public Integer valueAt(int position) {
    return min + position;
  }

  @Override
  public int startPosition() {
    return start - min;
  }

  @Override
  public Integer read(Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw cannotRead(value, "a whole number");
  }
}

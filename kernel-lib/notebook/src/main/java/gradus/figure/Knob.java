package gradus.figure;

import java.util.ArrayList;
import java.util.List;

/// Something that the reader of a figure sets.
///
/// @param <T> the type of its values
public sealed interface Knob<T> permits Slider, Count, Choice, Toggle, Press, Playback, Dots {
  /// What it is called.
  ///
  /// @return the name, as the reader sees it
  String name();

  /// Where it stands when the figure opens.
  ///
  /// @return a value of its range
  T start();

  /// How many values it steps through, from one end to the other.
  ///
  /// @return 1 or more
  int positions();

  /// One of its values.
  ///
  /// @param position from 0 to [#positions] - 1
  /// @return the value there
  T valueAt(int position);

  /// Takes a value from a test or a program, and keeps what a function must be able to bear: NaN
  /// and what lies outside the range.
  ///
  /// @param value such as a number
  /// @return the same as this knob's type
  /// @throws IllegalArgumentException if it has another type
  T read(Object value);

  /// A value as the reader sees it.
  ///
  /// @param value one of this knob's
  /// @return a short text
  default String say(Object value) {
    return String.valueOf(value);
  }

  /// Which of its positions is nearest to where it starts.
  ///
  /// @return from 0 to [#positions] - 1
  int startPosition();

  /// Some of the values, evenly from end to end, with the one where the knob starts.
  ///
  /// @param most how many, at least 1
  /// @return the values, from low to high
  default List<T> sample(int most) {
    int n = Math.min(most, positions());
    if (n == 1) {
      return List.of(start());
    }
    int last = positions() - 1;
    int nearest = (int) Math.round((double) startPosition() * (n - 1) / last);
    var values = new ArrayList<T>();
    for (int i = 0; i < n; i++) {
      values.add(i == nearest ? start() : valueAt((int) Math.round((double) i * last / (n - 1))));
    }
    return values;
  }

  /// A teaching error for [#read].
  ///
  /// @param value what was given
  /// @param wanted what is needed
  /// @return the error, to be thrown
  default IllegalArgumentException cannotRead(Object value, String wanted) {
    return new IllegalArgumentException(
        "cannot set the knob \"%s\" to %s: it takes %s.".formatted(name(), value, wanted));
  }
}

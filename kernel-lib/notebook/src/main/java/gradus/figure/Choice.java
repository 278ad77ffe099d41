package gradus.figure;

import java.util.List;

/// A choice of one among several.
///
/// @param <T> what can be chosen; the reader sees its `toString`
/// @param name what it is called
/// @param options what can be chosen
/// @param start what is chosen when the figure opens
public record Choice<T>(String name, List<T> options, T start) implements Knob<T> {
  /// Checks the options.
  ///
  /// @throws IllegalArgumentException if there are fewer than two, two look the same, or the start
  ///   is none of them
  public Choice {
    options = List.copyOf(options);
    if (options.size() < 2
        || options.stream().map(String::valueOf).distinct().count() < options.size()) {
      throw new IllegalArgumentException(
          "cannot make the choice \"%s\" of %s: there must be two options, and each must look different."
              .formatted(name, options));
    }
    if (!options.contains(start)) {
      throw new IllegalArgumentException(
          "cannot start the choice \"%s\" at %s: the options are %s."
              .formatted(name, start, options));
    }
  }

  /// The same choice, opening with another option.
  ///
  /// @param start what is chosen when the figure opens
  /// @return another choice
  public Choice<T> with(T start) {
    return new Choice<>(name, options, start);
  }

  @Override
  public int positions() {
    return options.size();
  }

  @Override
  public T valueAt(int position) {
    return options.get(position);
  }

  @Override
  public int startPosition() {
    return options.indexOf(start);
  }

  @Override
  public T read(Object value) {
    int index = options.indexOf(value);
    if (index < 0) {
      throw cannotRead(value, "one of " + options);
    }
    return options.get(index);
  }
}

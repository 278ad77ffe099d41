package gradus.widgets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A choice of one among several.
///
/// @param <T> what can be chosen; the page shows its `toString`
public final class Dropdown<T> extends ValueWidget<T> {
  private final List<T> options;

  /// A choice that stands at the first option.
  ///
  /// @param description what stands before it
  /// @param options what can be chosen
  /// @throws IllegalArgumentException if there is nothing to choose from, or two look the same
  public Dropdown(String description, List<T> options) {
    super("Dropdown", "DescriptionStyleModel", "index");
    this.options = List.copyOf(options);
    List<String> labels = this.options.stream().map(String::valueOf).toList();
    if (labels.isEmpty() || labels.stream().distinct().count() < labels.size()) {
      throw new IllegalArgumentException(
          "cannot make the choice \"%s\" of %s: there must be an option, and each must look different."
              .formatted(description, labels));
    }
    describe(description);
    set("_options_labels", labels);
    set("index", 0);
    set("disabled", false);
  }

  @Override
  T fromPage(@Nullable Object sent) {
    int index = sent instanceof Number number ? number.intValue() : 0;
    return options.get(Math.clamp(index, 0, options.size() - 1));
  }

  @Override
  Object toPage(T value) {
    int index = options.indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(
          "cannot choose %s: the options are %s.".formatted(value, options));
    }
    return index;
  }
}

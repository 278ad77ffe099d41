package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A line of text.
public final class Label extends ValueWidget<String> {
  /// An empty line.
  public Label() {
    this("");
  }

  /// A line.
  ///
  /// @param value the text; between dollar signs it is set as mathematics
  public Label(String value) {
    super("Label", "LabelStyleModel", "value");
    set("description", "");
    set("value", value);
  }

  @Override
  String fromPage(@Nullable Object sent) {
    return sent instanceof String text ? text : "";
  }

  @Override
  public String toString() {
    return value();
  }
}

package gradus.widgets;

/// A line of text.
public final class Label extends TextWidget {
  /// An empty line.
  public Label() {
    this("");
  }

  /// A line.
  ///
  /// @param value the text; between dollar signs it is set as mathematics
  public Label(String value) {
    super("Label", "LabelStyleModel", value);
  }

  @Override
  public String toString() {
    return value();
  }
}

package gradus.widgets;

/// A line of text that the reader writes.
public final class Text extends TextWidget {
  /// A line.
  ///
  /// @param description what stands before it
  /// @param value what is in it at first
  public Text(String description, String value) {
    super("Text", "TextStyleModel", value);
    describe(description);
    set("placeholder", "");
    set("continuous_update", false);
    set("disabled", false);
  }
}

package gradus.widgets;

/// A piece of HTML.
public final class HTML extends TextWidget {
  /// An empty piece.
  public HTML() {
    this("");
  }

  /// A piece.
  ///
  /// @param value the HTML; scripts in it do not run
  public HTML(String value) {
    super("HTML", "HTMLStyleModel", value);
  }

  /// The words, without the tags.
  @Override
  public String toString() {
    return value().replaceAll("<[^>]*>", "");
  }
}

package gradus.notebook;

/// Text inside HTML and SVG.
public final class Html {
  private Html() {}

  /// Makes a text safe inside an element or a quoted attribute.
  ///
  /// @param text any text
  /// @return the same text in HTML
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

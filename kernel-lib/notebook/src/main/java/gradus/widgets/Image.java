package gradus.widgets;

/// A picture that can be replaced quickly.
public final class Image extends Widget {
  private static final byte[] NOTHING = {};

  /// No picture yet.
  ///
  /// @param format of what will be shown: `png`, `jpeg`, `svg+xml`
  public Image(String format) {
    super("Image", null);
    set("format", format);
    set("width", "");
    set("height", "");
    set("value", NOTHING);
  }

  /// Shows a picture.
  ///
  /// @param bytes a whole file in this widget's format
  public void value(byte[] bytes) {
    set("value", bytes.clone());
  }

  /// Sets the size in which the picture is shown, whatever its own.
  ///
  /// @param width in pixels of the page
  /// @param height in pixels of the page
  public void size(int width, int height) {
    set("width", String.valueOf(width));
    set("height", String.valueOf(height));
  }
}

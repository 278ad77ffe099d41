package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A piece of HTML.
public final class HTML extends ValueWidget<String> {
  /// An empty piece.
  public HTML() {
    this("");
  }

  /// A piece.
  ///
  /// @param value the HTML; scripts in it do not run
  public HTML(String value) {
    super("HTML", "HTMLStyleModel", "value");
    set("description", "");
    set("value", value);
  }

  @Override
  String fromPage(@Nullable Object sent) {
    return sent instanceof String text ? text : "";
  }

  /// The words, without the tags.
  @Override
  public String toString() {
    return value().replaceAll("<[^>]*>", "");
  }
}

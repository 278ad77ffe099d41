package gradus.widgets;

import org.jspecify.annotations.Nullable;

/// A widget that shows words.
public abstract sealed class TextWidget extends ValueWidget<String> permits HTML, Label, Text {
  TextWidget(String name, String style, String value) {
    super(name, style, "value");
    set("description", "");
    set("value", value);
  }

  @Override
  final String fromPage(@Nullable Object sent) {
    return sent instanceof String text ? text : "";
  }
}

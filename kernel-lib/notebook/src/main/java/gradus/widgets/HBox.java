package gradus.widgets;

import java.util.List;
import java.util.stream.Collectors;

/// Widgets side by side.
public final class HBox extends Widget {
  private List<Widget> children = List.of();

  /// A box.
  ///
  /// @param children what is in it
  public HBox(Widget... children) {
    super("HBox", null);
    set("box_style", "");
    children(List.of(children));
  }

  /// Changes what is in the box.
  ///
  /// @param children what is in it from now on
  public void children(List<? extends Widget> children) {
    this.children = List.copyOf(children);
    set("children", this.children);
  }

  @Override
  public String toString() {
    return children.stream()
        .map(Widget::toString)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }
}

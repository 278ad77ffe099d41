package gradus.widgets;

import java.util.List;
import java.util.stream.Collectors;

/// Widgets put together.
public abstract sealed class Box extends Widget permits HBox, VBox {
  private List<Widget> children = List.of();

  Box(String name, Widget... children) {
    super(name, null);
    set("box_style", "");
    children(List.of(children));
  }

  /// Changes what is in the box.
  ///
  /// @param children what is in it from now on
  public final void children(List<? extends Widget> children) {
    this.children = List.copyOf(children);
    set("children", this.children);
  }

  /// The words of all that is in the box.
  @Override
  public final String toString() {
    return children.stream()
        .map(Widget::toString)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }
}

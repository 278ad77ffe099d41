package gradus.widgets;

/// Widgets side by side.
public final class HBox extends Box {
  /// A box.
  ///
  /// @param children what is in it
  public HBox(Widget... children) {
    super("HBox", children);
  }
}

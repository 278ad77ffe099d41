package gradus.widgets;

/// Widgets one below the other.
public final class VBox extends Box {
  /// A box.
  ///
  /// @param children what is in it
  public VBox(Widget... children) {
    super("VBox", children);
  }
}

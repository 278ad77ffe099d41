package gradus.tensor;

/// Two shapes that do not fit, or a shape that an operation cannot take.
///
/// The message says what could not be done, with the numbers; the rule; and, where there is one,
/// the likely fix.
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// Makes the error.
  ///
  /// @param message what could not be done, the rule, the likely fix
  public ShapeException(String message) {
    super(message);
  }
}

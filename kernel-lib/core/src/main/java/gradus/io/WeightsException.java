package gradus.io;

/// A file that cannot be read as weights, or weights that do not fit a model or a format.
public final class WeightsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// Makes the error.
  ///
  /// @param message what could not be done, the rule, the likely fix
  public WeightsException(String message) {
    super(message);
  }

  WeightsException(String message, Throwable cause) {
    super(message, cause);
  }
}

package gradus.tensor;

/// A gradient that cannot be had: nothing was recorded, the graph is gone, or a number changed.
///
/// The message says what is missing and how to get it.
public final class GradientException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /// Makes the error.
  ///
  /// @param message what is missing and how to get it
  public GradientException(String message) {
    super(message);
  }
}

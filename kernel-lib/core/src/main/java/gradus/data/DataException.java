package gradus.data;

/// A file that does not hold the data that it should; the message names the place.
public final class DataException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// Makes the error.
  ///
  /// @param message what is wrong, and where
  public DataException(String message) {
    super(message);
  }
}

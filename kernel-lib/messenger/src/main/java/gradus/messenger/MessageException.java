package gradus.messenger;

/// Says why a value cannot cross between two processes.
public final class MessageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Makes one.
  ///
  /// @param message what is wrong, as a sentence
  public MessageException(String message) {
    super(message);
  }
}

package gradus.compile;

/// Something that a compiled step cannot do; the message says why and what to do instead.
public final class CompileException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /// Makes the error.
  ///
  /// @param message what cannot be done, and why
  public CompileException(String message) {
    super(message);
  }
}

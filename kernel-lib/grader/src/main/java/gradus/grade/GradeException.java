package gradus.grade;

/// Something that was asked of the grader could not be done; the message says what and why.
public final class GradeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// With a message that teaches.
  ///
  /// @param message what could not be done, the rule, the likely fix
  public GradeException(String message) {
    super(message);
  }
}

package gradus.grade;

/// Thrown by [Check#mustPass] where not everything is right.
public final class NotPassed extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotPassed(String message) {
    super(message);
  }
}

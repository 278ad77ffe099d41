package gradus.train;

/// A training that cannot go on: its loss is no number any more, or it does not repeat itself.
public final class TrainingException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /// Makes the error.
  ///
  /// @param message what happened, with the numbers; the likely reason
  public TrainingException(String message) {
    super(message);
  }
}

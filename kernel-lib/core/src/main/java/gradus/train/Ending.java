package gradus.train;

/// Why [Trainer#fit] came back.
public enum Ending {
  /// All epochs are done.
  FINISHED,
  /// The validation loss fell no more: see [TrainingOptions#earlyStopping].
  STOPPED_EARLY,
  /// Somebody called [Trainer#cancel].
  CANCELED,
  /// The thread was interrupted. Its interrupt flag is still set.
  INTERRUPTED,
  /// It did not: it ended by an error, its own or that of a callback, or a notebook stopped it
  /// there.
  FAILED
}

package gradus.optim;

/// The plain numbers that a step of one parameter goes by. They change from step to step.
public interface StepNumbers {
  /// The learning rate of the parameter's group.
  ///
  /// @return how far the step goes
  double rate();

  /// The weight decay of the parameter's group.
  ///
  /// @return λ
  double weightDecay();

  /// Which step of the parameter this is.
  ///
  /// @return t = 1 for the first
  int count();

  /// The numbers as they are now.
  ///
  /// @param rate the learning rate
  /// @param weightDecay λ
  /// @param count t
  record Now(double rate, double weightDecay, int count) implements StepNumbers {}
}

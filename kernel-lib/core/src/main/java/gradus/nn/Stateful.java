package gradus.nn;

import gradus.tensor.Live;

/// A layer that does one thing while a model learns and another when it predicts, such as dropout.
///
/// [Layer#train] and [Layer#eval] of a model switch all of them. A new one is ready to learn.
public abstract class Stateful implements Layer {
  private boolean training = true;

  /// A layer that is ready to learn.
  protected Stateful() {}

  /// Which of the two holds now.
  ///
  /// @return true after [Layer#train] and at the start, false after [Layer#eval]
  public final boolean isTraining() {
    if (Live.isCapturing()) {
      Live.decided("the training mode of " + this, () -> training ? 1 : 0);
    }
    return training;
  }

  final void setTraining(boolean training) {
    this.training = training;
  }
}

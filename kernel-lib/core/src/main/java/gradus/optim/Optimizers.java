package gradus.optim;

import gradus.nn.Layer;

/// Makes optimizers for a model. A notebook has these names without an import.
public final class Optimizers {
  private Optimizers() {}

  /// Gradient descent: θ ← θ − rate · g.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate
  /// @return the optimizer
  public static Sgd sgd(Layer model, double rate) {
    return new Sgd(model.parameters(), rate);
  }

  /// Adam with its usual constants.
  ///
  /// @param model whose parameters change
  /// @param rate the learning rate; 0.001 is a common start
  /// @return the optimizer
  public static Adam adam(Layer model, double rate) {
    return new Adam(model.parameters(), rate);
  }
}

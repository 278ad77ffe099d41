package gradus.nn;

import gradus.tensor.Tensor;

/// Makes activations: layers with nothing to learn. A notebook has these names without an import.
///
/// Each keeps the shape and bends every number alone, except where it says otherwise.
///
/// ```java
/// var model = sequential(linear(2, 8), relu(), linear(8, 3), softmax());
/// ```
public final class Activations {
  private Activations() {}

  /// 1 where x > 0, else 0. Flat, so nothing before it learns.
  ///
  /// Rosenblatt: *The Perceptron*, 1958.
  ///
  /// @return the activation
  public static Layer step() {
    return new Activation("step()", Tensor::step);
  }

  /// x itself.
  ///
  /// @return the activation that changes nothing
  public static Layer identity() {
    return new Activation("identity()", x -> x);
  }

  /// σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1; its slope is at most ¼.
  ///
  /// @return the activation
  public static Layer sigmoid() {
    return new Activation("sigmoid()", Tensor::sigmoid);
  }

  /// tanh x, from −1 to 1; its slope is at most 1.
  ///
  /// @return the activation
  public static Layer tanh() {
    return new Activation("tanh()", Tensor::tanh);
  }

  /// max(0, x), from 0 on. The slope at 0 is taken as 0.
  ///
  /// Nair, Hinton: *Rectified Linear Units Improve Restricted Boltzmann Machines*, ICML 2010.
  ///
  /// @return the activation
  public static Layer relu() {
    return new Activation("relu()", Tensor::relu);
  }

  /// ln(1 + eˣ), a ReLU without a corner.
  ///
  /// @return the activation
  public static Layer softplus() {
    return new Activation("softplus()", Tensor::softplus);
  }

  /// eˣ / Σ eˣ along the last axis: probabilities. Losses take what comes *before* it, the logits.
  ///
  /// @return the activation
  public static Layer softmax() {
    return new Activation("softmax()", x -> x.softmax(-1));
  }

  /// The softmax of x/T along the last axis. A temperature T above 1 makes the probabilities more
  /// alike, one below 1 less; near 0 the largest takes all.
  ///
  /// @param temperature T
  /// @return the activation
  /// @throws IllegalArgumentException unless T is above 0
  public static Layer softmax(double temperature) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException(
          "a temperature must be above 0, and %s is not. For the largest alone, use argmax(-1)."
              .formatted(temperature));
    }
    return new Activation(
        "softmax(%s)".formatted(temperature), x -> x.div(temperature).softmax(-1));
  }

  /// ln softmax along the last axis, exact where the softmax itself rounds to 0.
  ///
  /// @return the activation
  public static Layer logSoftmax() {
    return new Activation("logSoftmax()", x -> x.logSoftmax(-1));
  }
}

package gradus.nn;

import gradus.tensor.ShapeException;
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
    return new Fixed("step()", Tensor::step);
  }

  /// x itself.
  ///
  /// @return the activation that changes nothing
  public static Layer identity() {
    return new Fixed("identity()", x -> x);
  }

  /// σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1; its slope is at most ¼.
  ///
  /// @return the activation
  public static Layer sigmoid() {
    return new Fixed("sigmoid()", Tensor::sigmoid);
  }

  /// tanh x, from −1 to 1; its slope is at most 1.
  ///
  /// @return the activation
  public static Layer tanh() {
    return new Fixed("tanh()", Tensor::tanh);
  }

  /// max(0, x), from 0 on. The slope at 0 is taken as 0.
  ///
  /// Nair, Hinton: *Rectified Linear Units Improve Restricted Boltzmann Machines*, ICML 2010.
  ///
  /// @return the activation
  public static Layer relu() {
    return new Fixed("relu()", Tensor::relu);
  }

  /// x above 0 and x/100 below, so that no unit is dead for ever.
  ///
  /// @return the activation
  public static Layer leakyRelu() {
    return leakyRelu(0.01);
  }

  /// x above 0 and α x below.
  ///
  /// Maas, Hannun, Ng: *Rectifier Nonlinearities Improve Neural Network Acoustic Models*, 2013.
  ///
  /// @param slope α
  /// @return the activation
  public static Layer leakyRelu(double slope) {
    return new Fixed("leakyRelu(%s)".formatted(slope), x -> x.leakyRelu(slope));
  }

  /// x above 0 and eˣ − 1 below.
  ///
  /// @return the activation
  public static Layer elu() {
    return elu(1);
  }

  /// x above 0 and α(eˣ − 1) below, from −α on.
  ///
  /// Clevert, Unterthiner, Hochreiter: *Fast and Accurate Deep Network Learning by Exponential
  /// Linear Units*, ICLR 2016.
  ///
  /// @param alpha α
  /// @return the activation
  public static Layer elu(double alpha) {
    return new Fixed("elu(%s)".formatted(alpha), x -> x.elu(alpha));
  }

  /// x Φ(x), where Φ is the share of the standard normal distribution below x. It reaches down to
  /// −.170, at x = −.752.
  ///
  /// Hendrycks, Gimpel: *Gaussian Error Linear Units*, 2016.
  ///
  /// @return the activation
  public static Layer gelu() {
    return new Fixed("gelu()", Tensor::gelu);
  }

  /// GELU with ½ (1 + tanh(√(2/π) (x + .044715 x³))) for Φ(x), as GPT-2 has it; off by at most
  /// .0005.
  ///
  /// @return the activation
  public static Layer geluTanh() {
    return new Fixed("geluTanh()", Tensor::geluTanh);
  }

  /// x σ(x), also called swish. It reaches down to −.278, at x = −1.278.
  ///
  /// Elfwing, Uchibe, Doya: *Sigmoid-Weighted Linear Units*, 2018.
  ///
  /// @return the activation
  public static Layer silu() {
    return new Fixed("silu()", Tensor::silu);
  }

  /// SiLU(a) · b, where a is the first half of the last axis and b the second: (…, 2n) becomes (…,
  /// n). With a linear layer before and one behind it this is the block of Llama:
  ///
  /// ```java
  /// var block = sequential(linear(8, 2 * 16), swiglu(), linear(16, 8));
  /// ```
  ///
  /// Shazeer: *GLU Variants Improve Transformer*, 2020.
  ///
  /// @return the activation; it refuses a last axis that has no halves
  public static Layer swiglu() {
    return new Fixed("swiglu()", Activations::swiglu);
  }

  private static Tensor swiglu(Tensor x) {
    if (x.rank() == 0 || x.size(-1) % 2 != 0) {
      throw new ShapeException(
          "swiglu needs a last axis of even size, to cut it into halves; this has shape %s."
              .formatted(x.shape()));
    }
    int half = x.size(-1) / 2;
    return x.slice(-1, 0, half).silu().times(x.slice(-1, half, 2 * half));
  }

  /// ln(1 + eˣ), a ReLU without a corner.
  ///
  /// @return the activation
  public static Layer softplus() {
    return new Fixed("softplus()", Tensor::softplus);
  }

  /// eˣ / Σ eˣ along the last axis: probabilities. Losses take what comes *before* it, the logits.
  ///
  /// @return the activation
  public static Layer softmax() {
    return new Fixed("softmax()", x -> x.softmax(-1));
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
    return new Fixed("softmax(%s)".formatted(temperature), x -> x.div(temperature).softmax(-1));
  }

  /// ln softmax along the last axis, exact where the softmax itself rounds to 0.
  ///
  /// @return the activation
  public static Layer logSoftmax() {
    return new Fixed("logSoftmax()", x -> x.logSoftmax(-1));
  }
}

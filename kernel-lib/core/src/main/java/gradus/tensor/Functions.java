package gradus.tensor;

/// Functions of each number alone: the shape stays.
public sealed interface Functions permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// |x|. The slope at 0 is taken as 0.
  ///
  /// @return the absolute value
  default Tensor abs() {
    return Tensor.apply(Unary.ABS, self());
  }

  /// x².
  ///
  /// @return the square
  default Tensor square() {
    return Tensor.apply(Unary.SQUARE, self());
  }

  /// √x.
  ///
  /// @return the square root; NaN below 0
  default Tensor sqrt() {
    return Tensor.apply(Unary.SQRT, self());
  }

  /// 1/x.
  ///
  /// @return the reciprocal
  default Tensor reciprocal() {
    return Tensor.apply(Unary.RECIPROCAL, self());
  }

  /// eˣ.
  ///
  /// @return the exponential
  default Tensor exp() {
    return Tensor.apply(Unary.EXP, self());
  }

  /// The natural logarithm, ln x.
  ///
  /// @return the logarithm; −∞ at 0, NaN below
  default Tensor log() {
    return Tensor.apply(Unary.LOG, self());
  }

  /// sin x, x in radians.
  ///
  /// @return the sine
  default Tensor sin() {
    return Tensor.apply(Unary.SIN, self());
  }

  /// cos x, x in radians.
  ///
  /// @return the cosine
  default Tensor cos() {
    return Tensor.apply(Unary.COS, self());
  }

  /// tanh x = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), from −1 to 1.
  ///
  /// @return the hyperbolic tangent
  default Tensor tanh() {
    return Tensor.apply(Unary.TANH, self());
  }

  /// σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1. Does not overflow.
  ///
  /// @return the logistic function
  default Tensor sigmoid() {
    return Tensor.apply(Unary.SIGMOID, self());
  }

  /// ln(1 + eˣ), a smooth ReLU. Does not overflow. Its slope is σ(x).
  ///
  /// @return the softplus
  default Tensor softplus() {
    return Tensor.apply(Unary.SOFTPLUS, self());
  }

  /// max(0, x). The slope at 0 is taken as 0.
  ///
  /// @return x where it is positive, else 0
  default Tensor relu() {
    return Tensor.apply(Unary.RELU, self());
  }

  /// 1 where x > 0, else 0. Flat, so it passes no gradient on.
  ///
  /// @return ones and zeros
  default Tensor step() {
    return Tensor.apply(Unary.STEP, self());
  }

  /// −1, 0 or 1. Flat, so it passes no gradient on.
  ///
  /// @return the sign
  default Tensor sign() {
    return Tensor.apply(Unary.SIGN, self());
  }
}

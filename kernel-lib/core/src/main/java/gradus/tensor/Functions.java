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

  /// eˣ − 1, with all digits where x is near 0.
  ///
  /// @return the exponential less 1
  default Tensor expm1() {
    return Tensor.apply(Unary.EXPM1, self());
  }

  /// ln(1 + x), with all digits where x is near 0.
  ///
  /// @return the logarithm; −∞ at −1, NaN below
  default Tensor log1p() {
    return Tensor.apply(Unary.LOG1P, self());
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

  /// erf x = 2/√π ∫₀ˣ e^(−t²) dt, from −1 to 1: how likely a normal number of deviation 1/√2 is to
  /// lie between −x and x. In `float64` right to 1e-15.
  ///
  /// @return the error function
  default Tensor erf() {
    return Tensor.apply(Unary.ERF, self());
  }

  /// erfc x = 1 − erf x, with its digits where erf x is nearly 1.
  ///
  /// @return the complementary error function
  default Tensor erfc() {
    return Tensor.apply(Unary.ERFC, self());
  }

  /// Leaky ReLU: x where it is positive, else slope · x. At 0 the slope is the one below 0. Maas,
  /// Hannun and Ng, 2013.
  ///
  /// @param slope the slope below 0, usually 0.01
  /// @return the leaky ReLU
  default Tensor leakyRelu(double slope) {
    Tensor x = self();
    return Joining.where(x.greaterThan(0), x, x.times(slope));
  }

  /// ELU: x where it is positive, else α (eˣ − 1). Clevert, Unterthiner and Hochreiter, 2015.
  ///
  /// @param alpha α, usually 1: far below 0 the result is −α
  /// @return the exponential linear unit
  default Tensor elu(double alpha) {
    Tensor x = self();
    Tensor positive = x.greaterThan(0);
    // eˣ of a large x would be ∞, and its gradient NaN although it is not taken.
    Tensor below = Joining.where(positive, 0, x).expm1().times(alpha);
    return Joining.where(positive, x, below);
  }

  /// GELU: x Φ(x), Φ being the normal distribution function, ½ (1 + erf(x/√2)). Its minimum is
  /// −0.170 at x = −0.752. Hendrycks and Gimpel, 2016.
  ///
  /// @return the Gaussian error linear unit
  default Tensor gelu() {
    Tensor x = self();
    // ½ erfc(−x/√2) is the same Φ(x) and keeps its digits far below 0.
    return x.times(x.times(-Math.sqrt(0.5)).erfc()).times(0.5);
  }

  /// GELU by its usual approximation: ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))). Off by 5e-4 at
  /// most.
  ///
  /// @return nearly [#gelu]
  default Tensor geluTanh() {
    Tensor x = self();
    Tensor inner = x.square().times(0.044715).plus(1).times(x).times(Math.sqrt(2 / Math.PI));
    return x.times(inner.tanh().plus(1)).times(0.5);
  }

  /// SiLU, also called Swish: x σ(x). Its minimum is −0.278 at x = −1.278. Elfwing, Uchibe and
  /// Doya, 2017.
  ///
  /// @return the sigmoid linear unit
  default Tensor silu() {
    return self().times(self().sigmoid());
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

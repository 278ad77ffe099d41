package gradus.tensor;

/// Sums, products and comparisons, place by place. Shapes that differ are broadcast.
public sealed interface Arithmetic permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  private Tensor number(double value) {
    return Tensors.full(Shape.of(), self().dtype(), value);
  }

  /// a + b.
  ///
  /// @param b what is added
  /// @return the sum
  default Tensor plus(Tensor b) {
    return Tensor.apply(Binary.ADD, self(), b);
  }

  /// a + b.
  ///
  /// @param b what is added to every number
  /// @return the sum
  default Tensor plus(double b) {
    return plus(number(b));
  }

  /// a − b.
  ///
  /// @param b what is taken away
  /// @return the difference
  default Tensor minus(Tensor b) {
    return Tensor.apply(Binary.SUBTRACT, self(), b);
  }

  /// a − b.
  ///
  /// @param b what is taken from every number
  /// @return the difference
  default Tensor minus(double b) {
    return minus(number(b));
  }

  /// a · b, number by number. The matrix product is [Matrices#matmul].
  ///
  /// @param b the other factor
  /// @return the product
  default Tensor times(Tensor b) {
    return Tensor.apply(Binary.MULTIPLY, self(), b);
  }

  /// a · b.
  ///
  /// @param b the factor of every number
  /// @return the product
  default Tensor times(double b) {
    return times(number(b));
  }

  /// a / b.
  ///
  /// @param b the divisor
  /// @return the quotient
  default Tensor div(Tensor b) {
    return Tensor.apply(Binary.DIVIDE, self(), b);
  }

  /// a / b.
  ///
  /// @param b the divisor of every number
  /// @return the quotient
  default Tensor div(double b) {
    return div(number(b));
  }

  /// aᵇ.
  ///
  /// @param b the exponent
  /// @return the power; NaN where a is negative and b is not whole
  default Tensor pow(Tensor b) {
    return Tensor.apply(Binary.POWER, self(), b);
  }

  /// aᵇ.
  ///
  /// @param b the exponent of every number
  /// @return the power
  default Tensor pow(double b) {
    return pow(number(b));
  }

  /// −a.
  ///
  /// @return the negative
  default Tensor negate() {
    return Tensor.apply(Unary.NEGATE, self());
  }

  /// The larger of a and b. The gradient goes to the larger; a tie shares it.
  ///
  /// @param b the other side
  /// @return max(a, b)
  default Tensor maximum(Tensor b) {
    return Tensor.apply(Binary.MAXIMUM, self(), b);
  }

  /// The smaller of a and b. The gradient goes to the smaller; a tie shares it.
  ///
  /// @param b the other side
  /// @return min(a, b)
  default Tensor minimum(Tensor b) {
    return Tensor.apply(Binary.MINIMUM, self(), b);
  }

  /// x where it lies between two bounds, else the bound that it is beyond. The slope is 1 from
  /// bound to bound, both included, and 0 beyond.
  ///
  /// @param low the lower bound; −∞ for none
  /// @param high the upper bound; ∞ for none
  /// @return numbers from `low` to `high`; NaN stays
  /// @throws IllegalArgumentException unless low ≤ high
  default Tensor clamp(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "cannot clamp between %s and %s: the lower bound comes first."
              .formatted(TensorText.number(low), TensorText.number(high)));
    }
    Tensor x = self();
    return Joining.where(x.lessThan(low), low, Joining.where(x.greaterThan(high), high, x));
  }

  // Comparisons give 1 for true and 0 for false, and pass no gradient on.

  /// 1 where a > b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor greaterThan(Tensor b) {
    return Tensor.apply(Binary.GREATER, self(), b);
  }

  /// 1 where a > b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor greaterThan(double b) {
    return greaterThan(number(b));
  }

  /// 1 where a ≥ b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor atLeast(Tensor b) {
    return Tensor.apply(Binary.GREATER_EQUAL, self(), b);
  }

  /// 1 where a ≥ b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor atLeast(double b) {
    return atLeast(number(b));
  }

  /// 1 where a < b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor lessThan(Tensor b) {
    return b.greaterThan(self());
  }

  /// 1 where a < b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor lessThan(double b) {
    return lessThan(number(b));
  }

  /// 1 where a = b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor equalTo(Tensor b) {
    return Tensor.apply(Binary.EQUAL, self(), b);
  }

  /// 1 where a = b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor equalTo(double b) {
    return equalTo(number(b));
  }

  /// 1 where a ≤ b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor atMost(Tensor b) {
    return b.atLeast(self());
  }

  /// 1 where a ≤ b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor atMost(double b) {
    return atMost(number(b));
  }

  /// 1 where a ≠ b, else 0. NaN differs from everything, itself included.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor notEqual(Tensor b) {
    return Tensor.apply(Binary.NOT_EQUAL, self(), b);
  }

  /// 1 where a ≠ b, else 0.
  ///
  /// @param b the other side
  /// @return ones and zeros
  default Tensor notEqual(double b) {
    return notEqual(number(b));
  }
}

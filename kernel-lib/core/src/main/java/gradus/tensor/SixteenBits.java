package gradus.tensor;

import java.util.function.UnaryOperator;

/// What numbers of 16 bits cannot hold on the way to a result that they can hold: the sum behind a
/// mean, the squares behind a deviation, the count that divides them.
final class SixteenBits {
  private SixteenBits() {}

  /// f(x), computed in `float32` and rounded once if x has 16 bits.
  static Tensor widened(Tensor x, UnaryOperator<Tensor> f) {
    return x.dtype().bytes() == 2 ? f.apply(x.to(DType.FLOAT32)).to(x.dtype()) : f.apply(x);
  }
}

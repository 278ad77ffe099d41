package gradus.tensor;

import gradus.tensor.Reduce.Kind;
import java.util.List;

/// Many numbers made into fewer. Without axes, all of them are made into one.
public sealed interface Reductions permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  private Tensor reduce(Kind kind, boolean keepAxes, int... axes) {
    Tensor x = self();
    List<Integer> sorted = x.shape().axes(axes);
    Tensor kept = Tensor.apply(new Reduce(kind, sorted), x);
    return keepAxes ? kept : kept.reshape(x.shape().reduce(sorted, false));
  }

  private int count(int... axes) {
    Shape shape = self().shape();
    return shape.axes(axes).stream().mapToInt(shape::size).reduce(1, (a, b) -> a * b);
  }

  /// The sum over some axes, which disappear; over all of them if none is named.
  ///
  /// @param axes the axes; −1 is the last
  /// @return the sums
  default Tensor sum(int... axes) {
    return reduce(Kind.SUM, false, axes);
  }

  /// The sum along one axis, which stays with size 1 if wanted, so that it broadcasts back.
  ///
  /// @param axis the axis; −1 is the last
  /// @param keepAxis whether it stays
  /// @return the sums
  default Tensor sum(int axis, boolean keepAxis) {
    return reduce(Kind.SUM, keepAxis, axis);
  }

  /// The mean over some axes, which disappear; over all of them if none is named.
  ///
  /// @param axes the axes; −1 is the last
  /// @return the means; NaN where there are no numbers
  default Tensor mean(int... axes) {
    return sum(axes).div(count(axes));
  }

  /// The mean along one axis, which stays with size 1 if wanted.
  ///
  /// @param axis the axis; −1 is the last
  /// @param keepAxis whether it stays
  /// @return the means
  default Tensor mean(int axis, boolean keepAxis) {
    return sum(axis, keepAxis).div(count(axis));
  }

  /// The largest number over some axes. Equals share the gradient.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @return the largest; NaN if one of them is
  /// @throws ShapeException if there are no numbers
  default Tensor max(int... axes) {
    return reduce(Kind.MAX, false, axes);
  }

  /// The largest number along one axis, which stays with size 1 if wanted.
  ///
  /// @param axis the axis; −1 is the last
  /// @param keepAxis whether it stays
  /// @return the largest
  default Tensor max(int axis, boolean keepAxis) {
    return reduce(Kind.MAX, keepAxis, axis);
  }

  /// The smallest number over some axes. Equals share the gradient.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @return the smallest; NaN if one of them is
  /// @throws ShapeException if there are no numbers
  default Tensor min(int... axes) {
    return reduce(Kind.MIN, false, axes);
  }

  /// The place of the largest number along an axis, counted from 0; the first of several equals.
  ///
  /// @param axis the axis, which disappears; −1 is the last
  /// @return whole numbers, in the type of this tensor
  /// @throws ShapeException if there are no numbers
  default Tensor argmax(int axis) {
    return reduce(Kind.ARGMAX, false, axis);
  }

  /// ln Σ eˣ along an axis, computed as m + ln Σ eˣ⁻ᵐ with m the largest, so that nothing
  /// overflows.
  ///
  /// @param axis the axis; −1 is the last
  /// @param keepAxis whether it stays with size 1
  /// @return the logarithm of the sum of exponentials
  default Tensor logSumExp(int axis, boolean keepAxis) {
    // Any m gives the same result, so no gradient needs to flow through it.
    Tensor m = self().max(axis, true).detach();
    Tensor kept = self().minus(m).exp().sum(axis, true).log().plus(m);
    return keepAxis ? kept : kept.squeeze(axis);
  }

  /// ln softmax: x − ln Σ eˣ along an axis. Exact where softmax itself rounds to 0.
  ///
  /// @param axis the axis; −1 is the last
  /// @return logarithms of probabilities
  default Tensor logSoftmax(int axis) {
    return self().minus(logSumExp(axis, true));
  }

  /// eˣ / Σ eˣ along an axis: positive numbers that sum to 1, larger where x is larger.
  ///
  /// @param axis the axis; −1 is the last
  /// @return probabilities
  default Tensor softmax(int axis) {
    return logSoftmax(axis).exp();
  }
}

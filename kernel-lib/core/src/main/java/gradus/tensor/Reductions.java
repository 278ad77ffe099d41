package gradus.tensor;

import gradus.tensor.Reduce.Kind;
import java.util.List;
import java.util.stream.IntStream;

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

  /// The sum over some axes, which stay with size 1 if wanted, so that it broadcasts back.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay
  /// @return the sums
  default Tensor sum(int[] axes, boolean keepAxes) {
    return reduce(Kind.SUM, keepAxes, axes);
  }

  /// The mean over some axes, which disappear; over all of them if none is named.
  ///
  /// @param axes the axes; −1 is the last
  /// @return the means; NaN where there are no numbers
  default Tensor mean(int... axes) {
    return mean(axes, false);
  }

  /// The mean over some axes, which stay with size 1 if wanted.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay
  /// @return the means; NaN where there are no numbers
  default Tensor mean(int[] axes, boolean keepAxes) {
    return SixteenBits.widened(self(), x -> x.sum(axes, keepAxes).div(x.shape().count(axes)));
  }

  /// The mean along one axis, which stays with size 1 if wanted.
  ///
  /// @param axis the axis; −1 is the last
  /// @param keepAxis whether it stays
  /// @return the means
  default Tensor mean(int axis, boolean keepAxis) {
    return mean(new int[] {axis}, keepAxis);
  }

  /// The largest number over some axes, which stay with size 1 if wanted. Equals share the
  /// gradient.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay
  /// @return the largest; NaN if one of them is
  /// @throws ShapeException if there are no numbers
  default Tensor max(int[] axes, boolean keepAxes) {
    return reduce(Kind.MAX, keepAxes, axes);
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
  /// @return the largest; NaN if one of them is
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
  /// @return whole numbers, in the type of this tensor if it can count so far
  /// @throws ShapeException if there are no numbers
  default Tensor argmax(int axis) {
    return reduce(Kind.ARGMAX, false, axis);
  }

  /// The place of the largest of all numbers in reading order; the first of several equals.
  ///
  /// @return a whole number
  /// @throws ShapeException if there are no numbers
  default Tensor argmax() {
    return self().flatten().argmax(0);
  }

  /// The place of the smallest number along an axis, counted from 0; the first of several equals.
  ///
  /// @param axis the axis, which disappears; −1 is the last
  /// @return whole numbers
  /// @throws ShapeException if there are no numbers
  default Tensor argmin(int axis) {
    return reduce(Kind.ARGMIN, false, axis);
  }

  /// The place of the smallest of all numbers in reading order; the first of several equals.
  ///
  /// @return a whole number
  /// @throws ShapeException if there are no numbers
  default Tensor argmin() {
    return self().flatten().argmin(0);
  }

  /// The product over some axes, which disappear; over all of them if none is named.
  ///
  /// Halves are multiplied until one number is left, so a 0 among them needs no special gradient.
  ///
  /// @param axes the axes; −1 is the last
  /// @return the products; 1 where there are no numbers
  default Tensor prod(int... axes) {
    Tensor x = self();
    List<Integer> gone = x.shape().axes(axes);
    Shape left = x.shape().reduce(gone, false);
    int[] order =
        IntStream.concat(
                IntStream.range(0, x.rank()).filter(axis -> !gone.contains(axis)),
                gone.stream().mapToInt(axis -> axis))
            .toArray();
    int count = x.shape().count(axes);
    if (count == 0) {
      return Tensors.full(left, x.dtype(), 1);
    }
    Tensor rows = x.permute(order).reshape(left.numel(), count);
    while (rows.size(1) > 1) {
      int half = rows.size(1) / 2;
      Tensor product = rows.slice(1, 0, half).times(rows.slice(1, half, 2 * half));
      rows =
          rows.size(1) == 2 * half
              ? product
              : Joining.concat(1, product, rows.slice(1, 2 * half, 2 * half + 1));
    }
    return rows.reshape(left);
  }

  /// Running totals along an axis: yᵢ = x₀ + … + xᵢ.
  ///
  /// @param axis the axis; −1 is the last
  /// @return totals, of the same shape
  default Tensor cumsum(int axis) {
    return Tensor.apply(new CumulativeSum(self().shape().axis(axis)), self());
  }
}

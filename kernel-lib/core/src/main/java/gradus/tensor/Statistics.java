package gradus.tensor;

/// How numbers are spread along axes, and which share of a whole each has.
///
/// Numbers of 16 bits are widened to `float32` on the way and rounded once at the end.
public sealed interface Statistics permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// The variance over some axes as an estimate from a sample: Σ (x − mean)² / (n − 1), as in
  /// PyTorch. Batch normalization divides by n: see [#populationVariance].
  ///
  /// @param axes the axes, which disappear; −1 is the last; none means all
  /// @return the variances; NaN for fewer than two numbers
  default Tensor variance(int... axes) {
    return variance(axes, false, 1);
  }

  /// The variance over some axes of all the numbers there are: Σ (x − mean)² / n.
  ///
  /// @param axes the axes, which disappear; −1 is the last; none means all
  /// @return the variances; NaN for no numbers
  default Tensor populationVariance(int... axes) {
    return variance(axes, false, 0);
  }

  /// The variance over some axes: Σ (x − mean)² / (n − correction).
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay, with size 1
  /// @param correction 1 for an estimate from a sample, 0 for all the numbers there are
  /// @return the variances; NaN for no more numbers than the correction
  default Tensor variance(int[] axes, boolean keepAxes, int correction) {
    int divisor = Math.max(0, self().shape().count(axes) - correction);
    return SixteenBits.widened(
        self(), x -> x.minus(x.mean(axes, true)).square().sum(axes, keepAxes).div(divisor));
  }

  /// The standard deviation over some axes as an estimate from a sample: √[#variance(int...)].
  ///
  /// @param axes the axes, which disappear; −1 is the last; none means all
  /// @return the deviations; NaN for fewer than two numbers
  default Tensor std(int... axes) {
    return std(axes, false, 1);
  }

  /// The standard deviation over some axes. Where all numbers are equal, its slope counts as 0.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay, with size 1
  /// @param correction 1 for an estimate from a sample, 0 for all the numbers there are
  /// @return the deviations; NaN for no more numbers than the correction
  default Tensor std(int[] axes, boolean keepAxes, int correction) {
    return SixteenBits.widened(self(), x -> root(x.variance(axes, keepAxes, correction)));
  }

  /// The Euclidean length over some axes: √Σ x². At the origin its slope counts as 0.
  ///
  /// @param axes the axes, which disappear; −1 is the last; none means all
  /// @return the lengths; 0 for no numbers
  default Tensor norm(int... axes) {
    return norm(axes, false);
  }

  /// The Euclidean length over some axes: √Σ x². At the origin its slope counts as 0.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay, with size 1
  /// @return the lengths; 0 for no numbers
  default Tensor norm(int[] axes, boolean keepAxes) {
    return SixteenBits.widened(self(), x -> root(x.square().sum(axes, keepAxes)));
  }

  /// √x, whose infinite slope at 0 counts as 0: what it is multiplied by is 0 too.
  private static Tensor root(Tensor x) {
    Tensor zero = x.equalTo(0);
    return Joining.where(zero, 0, Joining.where(zero, 1, x).sqrt());
  }

  /// ln Σ eˣ over some axes, computed as m + ln Σ eˣ⁻ᵐ with m the largest, so that nothing
  /// overflows.
  ///
  /// @param axes the axes, which disappear; −1 is the last; none means all
  /// @return the logarithm of the sum of exponentials; −∞ for no numbers
  default Tensor logSumExp(int... axes) {
    return logSumExp(axes, false);
  }

  /// ln Σ eˣ along an axis.
  ///
  /// @param axis the axis; −1 is the last
  /// @param keepAxis whether it stays with size 1
  /// @return the logarithm of the sum of exponentials; −∞ for no numbers
  default Tensor logSumExp(int axis, boolean keepAxis) {
    return logSumExp(new int[] {axis}, keepAxis);
  }

  /// ln Σ eˣ over some axes.
  ///
  /// @param axes the axes; −1 is the last; none means all
  /// @param keepAxes whether they stay, with size 1
  /// @return the logarithm of the sum of exponentials; −∞ for no numbers
  default Tensor logSumExp(int[] axes, boolean keepAxes) {
    return SixteenBits.widened(
        self(),
        x -> {
          Tensor m = shift(x, axes);
          Tensor kept = x.minus(m).exp().sum(axes, true).log().plus(m);
          return keepAxes ? kept : kept.reshape(x.shape().reduce(x.shape().axes(axes), false));
        });
  }

  /// The largest number, and 0 where that is infinite or there is none: ∞ − ∞ would be NaN.
  private static Tensor shift(Tensor x, int... axes) {
    // Any shift gives the same result, so no gradient needs to flow through it.
    Tensor fixed = x.detach();
    if (x.numel() == 0) {
      return fixed.sum(axes, true);
    }
    Tensor m = fixed.max(axes, true);
    return Joining.where(m.abs().equalTo(Double.POSITIVE_INFINITY), 0, m);
  }

  /// ln softmax: x − ln Σ eˣ along an axis. Exact where softmax itself rounds to 0.
  ///
  /// @param axis the axis; −1 is the last
  /// @return logarithms of probabilities
  default Tensor logSoftmax(int axis) {
    return share(axis, true);
  }

  /// eˣ / Σ eˣ along an axis: positive numbers that sum to 1, larger where x is larger.
  ///
  /// @param axis the axis; −1 is the last
  /// @return probabilities
  default Tensor softmax(int axis) {
    return share(axis, false);
  }

  private Tensor share(int axis, boolean logarithm) {
    var op = new Softmax(self().shape().axis(axis), logarithm);
    return SixteenBits.widened(self(), x -> Tensor.apply(op, x));
  }

  /// Softmax of x / T. A low temperature T sharpens towards the largest, a high one levels.
  ///
  /// @param axis the axis; −1 is the last
  /// @param temperature T, above 0; 1 is the plain softmax
  /// @return probabilities
  /// @throws IllegalArgumentException unless T > 0
  default Tensor softmax(int axis, double temperature) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException(
          "the temperature of a softmax must be above 0; this is %s. Near 0 the largest number takes all."
              .formatted(TensorText.number(temperature)));
    }
    return SixteenBits.widened(self(), x -> x.div(temperature).softmax(axis));
  }
}

package gradus.tensor;

import java.util.List;

/// Shares of a whole along an axis: yᵢ = eˣⁱ / Σⱼ eˣʲ, or their logarithms, xᵢ − ln Σⱼ eˣʲ.
///
/// One op for speed. It is what `exp`, `sum` and `div` would give, shifted by the largest number so
/// that nothing overflows.
///
/// @param axis the axis, counted from the start
/// @param logarithm whether the logarithms are wanted
public record Softmax(int axis, boolean logarithm) implements Op {
  private static final Formula LOG_SLOPE =
      new Formula((g, y, whole) -> g.minus(y.exp().times(whole)));

  @Override
  public String label() {
    return logarithm ? "logSoftmax" : "softmax";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return in.getFirst().shape();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.softmax(this, in.getFirst(), out);
  }

  /// The specification: each whole in 64 bits, rounded once.
  void compute(Tensor x, Tensor out) {
    double[] numbers = x.toArray();
    int step = out.layout().stride(axis);
    int size = x.size(axis);
    for (int k = 0; k < numbers.length; k++) {
      if (k / step % size > 0) {
        continue;
      }
      double shift = shift(numbers, k, step, size);
      double sum = whole(numbers, k, step, size, shift);
      double log = StrictMath.log(sum);
      for (int i = 0; i < size; i++) {
        double y = numbers[k + i * step] - shift;
        out.storage().set(k + i * step, logarithm ? y - log : StrictMath.exp(y) / sum);
      }
    }
  }

  /// The largest of numbers that lie a step apart, or 0 where that is infinite: ∞ − ∞ would be NaN.
  static double shift(double[] x, int from, int step, int size) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, x[from + i * step]);
    }
    return Double.isInfinite(largest) ? 0 : largest;
  }

  /// Σ e^(x − shift) of numbers that lie a step apart.
  static double whole(double[] x, int from, int step, int size, double shift) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += StrictMath.exp(x[from + i * step] - shift);
    }
    return sum;
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    return logarithm
        ? LOG_SLOPE.of(g, out, g.sum(axis, true))
        : out.times(g.minus(g.times(out).sum(axis, true)));
  }
}

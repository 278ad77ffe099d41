package gradus.tensor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cross-entropy of rows of logits with the numbers of their right classes, or its slope.
///
/// For logits x (batch, classes) and class numbers t (batch):
///
/// - the loss (batch): ℓᵣ = ln Σⱼ eˣʳʲ − x\[r, tᵣ\];
/// - its slope (batch, classes): ∂ℓᵣ/∂x\[r, j\] = pᵣⱼ − \[j = tᵣ\], with p the softmax of each row.
///
/// One op for speed: both need the same exponentials, and a compiled step computes them once. The
/// class numbers must have been checked before.
///
/// @param slope whether the slope is wanted
public record CrossEntropy(boolean slope) implements Op {
  @Override
  public String label() {
    return slope ? "crossEntropySlope" : "crossEntropy";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape x = in.getFirst().shape();
    Shape t = in.getLast().shape();
    if (x.rank() != 2 || !t.equals(Shape.of(x.size(0)))) {
      throw new ShapeException(
          "%s needs logits (batch, classes) and one class number for each row; here are %s and %s."
              .formatted(label(), x, t));
    }
    return slope ? x : t;
  }

  @Override
  public DType type(List<Tensor> in) {
    return in.getFirst().dtype();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    tie(backend, in, out).run();
  }

  @Override
  public Runnable tie(Backend backend, List<Tensor> in, Tensor out) {
    return backend.crossEntropy(
        in.getFirst(), in.getLast(), slope ? null : out, slope ? out : null);
  }

  /// The specification: each whole in 64 bits, rounded once.
  static void compute(Tensor logits, Tensor target, @Nullable Tensor loss, @Nullable Tensor slope) {
    double[] x = logits.toArray();
    double[] t = target.toArray();
    int classes = logits.size(1);
    for (int r = 0; r < t.length; r++) {
      int from = r * classes;
      int right = from + (int) t[r];
      double shift = Softmax.shift(x, from, 1, classes);
      double sum = Softmax.whole(x, from, 1, classes, shift);
      if (loss != null) {
        loss.storage().set(loss.layout().offset() + r, StrictMath.log(sum) - (x[right] - shift));
      }
      for (int k = from; slope != null && k < from + classes; k++) {
        double share = StrictMath.exp(x[k] - shift) / sum;
        slope.storage().set(slope.layout().offset() + k, k == right ? share - 1 : share);
      }
    }
  }

  @Override
  public boolean differentiable(int i) {
    return i == 0;
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    if (!slope) {
      return Tensor.apply(new CrossEntropy(true), in.getFirst(), in.getLast())
          .times(g.unsqueeze(1));
    }
    var softmax = new Softmax(1, false);
    return softmax.vjp(0, g, in, Tensor.apply(softmax, in.getFirst()));
  }
}

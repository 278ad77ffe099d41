package gradus.loss;

import gradus.tensor.Backend;
import gradus.tensor.CustomOp;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;

/// −y ln p − (1 − y) ln(1 − p), number by number, with both logarithms kept at −100 or above.
///
/// An op of its own because p = 0 and p = 1 must give a finite slope: composed of logarithms it
/// would be 0 · ∞. The slope is (p − y) / max(p (1 − p), 10⁻¹²), as in PyTorch.
record BinaryCrossEntropy() implements CustomOp {
  @Override
  public String label() {
    return "binary cross-entropy";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return in.getFirst().shape();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    double[] p = in.get(0).toArray();
    double[] y = in.get(1).toArray();
    for (int k = 0; k < p.length; k++) {
      if (!(p[k] >= 0 && p[k] <= 1)) {
        throw new IllegalArgumentException(
            "bce takes probabilities from 0 to 1, and %s is none. For logits there is bceWithLogits."
                .formatted(p[k]));
      }
      double ifOne = Math.max(StrictMath.log(p[k]), -100);
      double ifZero = Math.max(StrictMath.log1p(-p[k]), -100);
      out.storage().set(k, -y[k] * ifOne - (1 - y[k]) * ifZero);
    }
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Tensor p = in.get(0);
    Tensor y = in.get(1);
    Tensor q = p.negate().plus(1);
    if (i == 0) {
      return g.times(p.minus(y)).div(p.times(q).clamp(1e-12, 1));
    }
    return g.times(q.log().minus(p.log()));
  }
}

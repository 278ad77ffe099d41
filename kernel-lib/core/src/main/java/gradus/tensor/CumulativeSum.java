package gradus.tensor;

import java.util.List;

/// Running totals along an axis: yᵢ = x₀ + … + xᵢ.
///
/// @param axis the axis
public record CumulativeSum(int axis) implements Op {
  @Override
  public String label() {
    return "cumsum";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return in.getFirst().shape();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.cumulativeSum(in.getFirst(), axis, out);
  }

  /// xᵢ is in every total from yᵢ on, so its gradient is the running total from the other end.
  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    return g.flip(axis).cumsum(axis).flip(axis);
  }
}

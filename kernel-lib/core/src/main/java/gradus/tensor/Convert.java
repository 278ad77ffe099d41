package gradus.tensor;

import java.util.List;

/// The same numbers in a fresh, gapless storage, perhaps of another type.
///
/// @param to the type of the result
public record Convert(DType to) implements Op {
  @Override
  public String label() {
    return to.toString();
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return in.getFirst().shape();
  }

  @Override
  public DType type(List<Tensor> in) {
    return to;
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.copy(in.getFirst(), out);
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    return g.to(in.getFirst().dtype());
  }
}

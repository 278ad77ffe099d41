package gradus.tensor;

import java.util.List;

/// Tensors one after another along an axis.
///
/// @param axis the axis
public record Concat(int axis) implements Op {
  @Override
  public String label() {
    return "concat";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape first = in.getFirst().shape();
    int size = 0;
    for (Tensor each : in) {
      boolean fits =
          each.rank() == first.rank() && each.shape().with(axis, 0).equals(first.with(axis, 0));
      if (!fits) {
        throw new ShapeException(
            "cannot concat %s and %s along axis %d: their shapes may differ along that axis only.%s"
                .formatted(first, each.shape(), axis, hint(first, each.shape())));
      }
      size += each.size(axis);
    }
    return first.with(axis, size);
  }

  private static String hint(Shape first, Shape each) {
    return first.rank() == each.rank() + 1 ? "\nDid you mean to .unsqueeze the right one?" : "";
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    for (int i = 0; i < in.size(); i++) {
      backend.copy(in.get(i), out.part(axis, start(i, in), in.get(i).size(axis)));
    }
  }

  /// Where input i begins in the result.
  private int start(int i, List<Tensor> in) {
    return in.subList(0, i).stream().mapToInt(each -> each.size(axis)).sum();
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    int start = start(i, in);
    return g.slice(axis, start, start + in.get(i).size(axis));
  }
}

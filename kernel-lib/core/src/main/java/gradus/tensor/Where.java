package gradus.tensor;

import java.util.List;

/// One of two numbers at each place: y = a where the condition is not 0, else b.
///
/// The side that is not taken gets the gradient 0, whatever it holds. That is what makes this an op
/// of its own: 0 · ∞ would be NaN.
public record Where() implements Op {
  @Override
  public String label() {
    return "where";
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape sides = Shape.broadcast("choose between", in.get(1).shape(), in.get(2).shape());
    return Shape.broadcast("choose by", in.get(0).shape(), sides);
  }

  /// The condition may be of any type: it is only asked whether it is 0.
  @Override
  public DType type(List<Tensor> in) {
    return Op.super.type(in.subList(1, 3));
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    Shape shape = out.shape();
    backend.where(
        in.get(0).stretch(shape), in.get(1).stretch(shape), in.get(2).stretch(shape), out);
  }

  @Override
  public boolean differentiable(int i) {
    return i > 0;
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Tensor condition = in.getFirst();
    Tensor nothing = Tensors.full(Shape.of(), g.dtype(), 0);
    return switch (i) {
      case 1 -> Tensor.apply(this, condition, g, nothing);
      case 2 -> Tensor.apply(this, condition, nothing, g);
      default ->
          throw new GradientException(
              "the condition of where only says which side is taken: no gradient goes to it.");
    };
  }
}

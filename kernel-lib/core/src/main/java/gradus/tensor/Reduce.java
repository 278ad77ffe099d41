package gradus.tensor;

import java.util.List;
import java.util.Locale;

/// Many numbers made into one, along some axes; the reduced axes stay with size 1.
///
/// @param kind what is made of them
/// @param axes which axes, sorted, counted from the start
public record Reduce(Kind kind, List<Integer> axes) implements Op {
  /// What is made of the numbers.
  public enum Kind {
    /// Their sum; 0 where there are none.
    SUM,
    /// The largest; NaN if one of them is.
    MAX,
    /// The smallest; NaN if one of them is.
    MIN,
    /// The place of the largest, counted from 0; the first of several equals.
    ARGMAX,
    /// The place of the smallest, counted from 0; the first of several equals.
    ARGMIN
  }

  private boolean isPlace() {
    return kind == Kind.ARGMAX || kind == Kind.ARGMIN;
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape shape = in.getFirst().shape();
    if (kind != Kind.SUM) {
      for (int axis : axes) {
        if (shape.size(axis) == 0) {
          throw new ShapeException(
              "cannot take the %s of no numbers: axis %d of %s is empty."
                  .formatted(label(), axis, shape));
        }
      }
    }
    return shape.reduce(axes, true);
  }

  /// A place is counted in a type that can count so far.
  @Override
  public DType type(List<Tensor> in) {
    Tensor x = in.getFirst();
    return isPlace() ? x.dtype().counting(x.numel()) : x.dtype();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.reduce(kind, in.getFirst(), out);
  }

  @Override
  public boolean differentiable(int i) {
    return !isPlace();
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Tensor x = in.getFirst();
    return switch (kind) {
      case SUM -> g.broadcastTo(x.shape());
      case MAX, MIN -> {
        Tensor isExtreme = x.equalTo(out);
        // Equals share: two largest numbers get half each.
        yield g.div(isExtreme.sumTo(out.shape())).times(isExtreme);
      }
      case ARGMAX, ARGMIN ->
          throw new GradientException(
              label() + " is flat almost everywhere and passes no gradient on.");
    };
  }
}

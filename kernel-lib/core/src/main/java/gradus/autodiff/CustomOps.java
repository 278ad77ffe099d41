package gradus.autodiff;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Operations of your own, from a function and its derivative. A notebook has these names without
/// an import.
///
/// For an op that fills its storage itself, or has parameters, implement [gradus.tensor.CustomOp].
public final class CustomOps {
  private CustomOps() {}

  /// dL/dx from the gradient of the result.
  @FunctionalInterface
  public interface Slope {
    /// The rule.
    ///
    /// @param g dL/dy, of the shape of y
    /// @param x the input
    /// @param y the result
    /// @return dL/dx, of the shape of x
    Tensor of(Tensor g, Tensor x, Tensor y);
  }

  /// dL/da or dL/db from the gradient of the result.
  @FunctionalInterface
  public interface Slope2 {
    /// The rule.
    ///
    /// @param g dL/dy, of the shape of y
    /// @param a the left input
    /// @param b the right input
    /// @param y the result
    /// @return dL/da or dL/db; it may have the broadcast shape, stretched axes are summed
    Tensor of(Tensor g, Tensor a, Tensor b, Tensor y);
  }

  /// An operation on one tensor. The graph shows it as one step; written in tensor algebra, its
  /// derivative can be differentiated again.
  ///
  /// ```java
  /// var cube = customOp("cube", x -> x.times(x).times(x), (g, x, y) -> g.times(x.square()).times(3));
  /// var x = tensor(2).requiresGrad();
  /// cube.apply(x).backward();
  /// x.grad();                                  // 3x² = 12
  /// ```
  ///
  /// @param label what it is called in pictures of the graph
  /// @param f from the input to the result
  /// @param slope the derivative
  /// @return the operation: `op.apply(x)`
  /// @throws ShapeException from `backward()`, if the derivative has another shape than x
  public static UnaryOperator<Tensor> customOp(String label, UnaryOperator<Tensor> f, Slope slope) {
    return x ->
        Tensor.apply(
            new ComputedOp(label, in -> f.apply(in.getFirst())) {
              @Override
              public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
                return checked(label, slope.of(g, in.getFirst(), out), in.getFirst(), out);
              }
            },
            x);
  }

  /// An operation on two tensors.
  ///
  /// ```java
  /// var product = customOp("product", (a, b) -> a.times(b),
  ///     (g, a, b, y) -> g.times(b),
  ///     (g, a, b, y) -> g.times(a));
  /// product.apply(tensor(2), tensor(3));       // 6
  /// ```
  ///
  /// @param label what it is called in pictures of the graph
  /// @param f from the inputs to the result
  /// @param left dL/da
  /// @param right dL/db
  /// @return the operation: `op.apply(a, b)`
  /// @throws ShapeException from `backward()`, if a derivative has a shape that does not fit
  public static BinaryOperator<Tensor> customOp(
      String label, BinaryOperator<Tensor> f, Slope2 left, Slope2 right) {
    return (a, b) ->
        Tensor.apply(
            new ComputedOp(label, in -> f.apply(in.get(0), in.get(1))) {
              @Override
              public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
                Slope2 slope = i == 0 ? left : right;
                return checked(label, slope.of(g, in.get(0), in.get(1), out), in.get(i), out);
              }
            },
            a,
            b);
  }

  private static Tensor checked(String label, Tensor share, Tensor in, Tensor out) {
    boolean stretched =
        share.shape().equals(out.shape())
            && share.rank() >= in.rank()
            && fits(in.shape(), share.shape());
    if (!share.shape().equals(in.shape()) && !stretched) {
      throw new ShapeException(
          "the derivative of %s gave shape %s for an input of shape %s: dL/dx has the shape of x, one slope for each number."
              .formatted(label, share.shape(), in.shape()));
    }
    return share;
  }

  private static boolean fits(Shape small, Shape large) {
    for (int k = 1; k <= small.rank(); k++) {
      if (small.size(-k) != large.size(-k) && small.size(-k) != 1) {
        return false;
      }
    }
    return true;
  }
}

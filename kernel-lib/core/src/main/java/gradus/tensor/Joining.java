package gradus.tensor;

import java.util.Arrays;
import java.util.List;

/// Several tensors made into one. A notebook has these names without an import.
public final class Joining {
  private Joining() {}

  /// Tensors one after another along an axis.
  ///
  /// ```java
  /// concat(0, zeros(2, 3), ones(1, 3));   // shape (3, 3)
  /// ```
  ///
  /// @param axis the axis; −1 is the last
  /// @param tensors what is joined; the shapes may differ along that axis only
  /// @return a copy
  /// @throws ShapeException if the shapes do not fit, or if there are no tensors
  public static Tensor concat(int axis, Tensor... tensors) {
    requireSome("concat", tensors);
    return Tensor.apply(new Concat(tensors[0].shape().axis(axis)), tensors);
  }

  /// Tensors one after another along an axis.
  ///
  /// @param axis the axis; −1 is the last
  /// @param tensors what is joined
  /// @return a copy
  /// @throws ShapeException as [#concat(int, Tensor...)]
  public static Tensor concat(int axis, List<Tensor> tensors) {
    return concat(axis, tensors.toArray(Tensor[]::new));
  }

  /// Tensors of one shape side by side along a new axis.
  ///
  /// ```java
  /// stack(0, tensor(1, 2), tensor(3, 4));   // [[1, 2], [3, 4]]
  /// ```
  ///
  /// @param axis where the new axis goes; −1 puts it last
  /// @param tensors what is stacked
  /// @return a copy with one more axis, of size `tensors.length`
  /// @throws ShapeException if the shapes differ, or if there are no tensors
  public static Tensor stack(int axis, Tensor... tensors) {
    requireSome("stack", tensors);
    Shape first = tensors[0].shape();
    for (Tensor each : tensors) {
      if (!each.shape().equals(first)) {
        throw new ShapeException(
            "cannot stack %s and %s: all must have the same shape. To join them along an axis that they have, use concat."
                .formatted(first, each.shape()));
      }
    }
    return concat(
        axis, Arrays.stream(tensors).map(each -> each.unsqueeze(axis)).toArray(Tensor[]::new));
  }

  /// Tensors of one shape side by side along a new axis.
  ///
  /// @param axis where the new axis goes; −1 puts it last
  /// @param tensors what is stacked
  /// @return a copy with one more axis
  /// @throws ShapeException as [#stack(int, Tensor...)]
  public static Tensor stack(int axis, List<Tensor> tensors) {
    return stack(axis, tensors.toArray(Tensor[]::new));
  }

  private static void requireSome(String verb, Tensor... tensors) {
    if (tensors.length == 0) {
      throw new ShapeException("cannot %s no tensors: there must be at least one.".formatted(verb));
    }
  }

  /// a where a condition holds, else b, place by place. The three are broadcast.
  ///
  /// The side that is not taken gets the gradient 0, even where it is infinite or NaN. Where its
  /// own derivative is infinite, 0 · ∞ is still NaN: then change its input, not its result.
  ///
  /// ```java
  /// var x = tensor(-2, 3);
  /// where(x.greaterThan(0), x, x.times(0.1));   // [-0.2, 3]
  /// ```
  ///
  /// @param condition where it is not 0, it holds; of any type
  /// @param a what is taken where it holds
  /// @param b what is taken elsewhere
  /// @return the numbers taken
  /// @throws ShapeException if the shapes do not broadcast
  public static Tensor where(Tensor condition, Tensor a, Tensor b) {
    return Tensor.apply(new Where(), condition, a, b);
  }

  /// A number where a condition holds, else b.
  ///
  /// @param condition where it is not 0, it holds
  /// @param a the number taken where it holds
  /// @param b what is taken elsewhere
  /// @return the numbers taken, in the type of `b`
  public static Tensor where(Tensor condition, double a, Tensor b) {
    return where(condition, Tensors.full(Shape.of(), b.dtype(), a), b);
  }

  /// a where a condition holds, else a number.
  ///
  /// @param condition where it is not 0, it holds
  /// @param a what is taken where it holds
  /// @param b the number taken elsewhere
  /// @return the numbers taken, in the type of `a`
  public static Tensor where(Tensor condition, Tensor a, double b) {
    return where(condition, a, Tensors.full(Shape.of(), a.dtype(), b));
  }

  /// Products of tensors summed over chosen axes, in Einstein's notation: every axis gets a letter,
  /// and a letter that the result lacks is summed over.
  ///
  /// ```java
  /// var a = rand(2, 3);
  /// var b = rand(3, 4);
  /// einsum("ij,jk->ik", a, b);             // the matrix product
  /// einsum("ij->ji", a);                   // the transpose
  /// einsum("ii", eye(3));                  // the trace, 3
  /// einsum("bij,bjk", rand(5, 2, 3), rand(5, 3, 4));   // as "bij,bjk->ik": b appears twice
  /// ```
  ///
  /// Without `->` the result has the letters that appear once, in alphabetical order. A letter that
  /// appears twice in one tensor means its diagonal.
  ///
  /// @param equation the letters of each tensor, then perhaps `->` and those of the result
  /// @param tensors as many as the equation names
  /// @return the sums of products
  /// @throws ShapeException if the equation cannot be read or does not fit the shapes
  public static Tensor einsum(String equation, Tensor... tensors) {
    return new Einsum(equation, tensors).result();
  }
}

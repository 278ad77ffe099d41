package gradus.autodiff;

import gradus.tensor.GradientException;
import gradus.tensor.ShapeException;
import gradus.tensor.Tape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Function;

/// Derivatives as functions: they return gradients and leave `.grad()` alone. A notebook has these
/// names without an import.
///
/// With x of n numbers and y = f(x) of m, the Jacobian J has m rows and n columns. Nobody builds it
/// for a large network: one walk back gives vᵀJ ([#vjp]), one walk forward J v ([#jvp]).
///
/// The functions nest, because each can be differentiated again where its inputs want a gradient:
/// `jacobian(z -> hessian(f, z), x)` holds the third derivatives.
///
/// Source: Griewank and Walther, *Evaluating Derivatives*, 2nd edition, 2008, chapters 3 and 5.
public final class Autodiff {
  private Autodiff() {}

  /// The gradient of a number with respect to some tensors.
  ///
  /// ```java
  /// var x = tensor(3).requiresGrad();
  /// var h = x.square();
  /// grad(h.times(2), x, h);                           // 4x = 12 and 2
  /// ```
  ///
  /// @param y the number
  /// @param inputs leaves made with `.requiresGrad()`, or tensors that were computed from such
  /// @return dy/d(input) for each input, in order; zeros where y does not depend on it
  /// @throws GradientException if no gradient can flow to an input, or as [Tensor#backward()]
  public static List<Tensor> grad(Tensor y, Tensor... inputs) {
    return grad(y, List.of(inputs), false);
  }

  /// The gradient of a number with respect to some tensors, which can be differentiated again.
  ///
  /// ```java
  /// var x = tensor(0.5).requiresGrad();
  /// var slope = grad(x.tanh(), List.of(x), true).getFirst();
  /// var bend = grad(slope, x).getFirst();             // the second derivative
  /// ```
  ///
  /// @param y the number
  /// @param inputs leaves made with `.requiresGrad()`, or tensors that were computed from such
  /// @param createGraph whether to record the gradients too; the graph is then kept
  /// @return dy/d(input) for each input, in order; zeros where y does not depend on it
  /// @throws GradientException if no gradient can flow to an input, or as [Tensor#backward()]
  public static List<Tensor> grad(Tensor y, List<Tensor> inputs, boolean createGraph) {
    for (Tensor input : inputs) {
      if (!input.wantsGrad()) {
        throw new GradientException(
            "cannot take the gradient with respect to a tensor of shape %s that was not made with .requiresGrad()."
                .formatted(input.shape()));
      }
    }
    Tensor seed = Tape.seedFor(y);
    if (!y.wantsGrad()) {
      throw new GradientException(
          "nothing to go back through: no tensor behind this number was made with .requiresGrad(),"
              + " or it was computed inside noGrad().");
    }
    return Tape.gradients(y, seed, inputs, createGraph ? Tape.After.RECORD : Tape.After.FREE);
  }

  /// The vector–Jacobian product vᵀJ: what backward does with the gradient v of f(x). One walk.
  ///
  /// ```java
  /// vjp(x -> x.square(), tensor(1, 2, 3), tensor(1, 1, 10));   // 2x·v = 2, 4, 60
  /// ```
  ///
  /// @param f from a tensor to a tensor
  /// @param x where, of any shape
  /// @param v one number for each number of f(x), of its shape
  /// @return vᵀJ, of the shape of x
  /// @throws ShapeException if v has another shape than f(x)
  public static Tensor vjp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
    return vjp(ofList(f), List.of(x), v).getFirst();
  }

  /// The vector–Jacobian product vᵀJ for a function of several tensors.
  ///
  /// @param f from tensors to a tensor
  /// @param inputs where
  /// @param v one number for each number of f(inputs), of its shape
  /// @return one product for each input, of its shape
  /// @throws ShapeException if v has another shape than f(inputs)
  public static List<Tensor> vjp(Function<List<Tensor>, Tensor> f, List<Tensor> inputs, Tensor v) {
    return At.point(
        f,
        inputs,
        v.wantsGrad(),
        at -> {
          if (!v.shape().equals(at.y().shape())) {
            throw new ShapeException(
                "vjp needs one number for each number of f(x), which has shape %s; v has shape %s."
                    .formatted(at.y().shape(), v.shape()));
          }
          return at.gradients(at.y(), v);
        });
  }

  /// The Jacobian–vector product J v: how f(x) changes when x moves along v.
  ///
  /// Computed as the gradient of (uᵀJ) v with respect to u, for any u: uᵀJ is linear in u. Source:
  /// Townsend, *A new trick for calculating Jacobian vector products*, 2017.
  ///
  /// ```java
  /// jvp(x -> x.square(), tensor(1, 2, 3), tensor(1, 0, 0));    // 2, 0, 0
  /// ```
  ///
  /// @param f from a tensor to a tensor
  /// @param x where, of any shape
  /// @param v the direction, of the shape of x
  /// @return J v, of the shape of f(x)
  /// @throws ShapeException if v has another shape than x
  public static Tensor jvp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
    return jvp(ofList(f), List.of(x), List.of(v));
  }

  /// The Jacobian–vector product for a function of several tensors, all of which move at once.
  ///
  /// @param f from tensors to a tensor
  /// @param inputs where
  /// @param directions one direction for each input, of its shape
  /// @return Σᵢ Jᵢ vᵢ, of the shape of f(inputs)
  /// @throws ShapeException if a direction has another shape than its input
  public static Tensor jvp(
      Function<List<Tensor>, Tensor> f, List<Tensor> inputs, List<Tensor> directions) {
    requireDirections("jvp", inputs, directions);
    return At.point(f, inputs, wanted(directions), at -> at.along(directions));
  }

  /// The whole Jacobian: every number of f(x) by every number of x. One walk for each number of
  /// f(x).
  ///
  /// ```java
  /// jacobian(x -> x.square(), tensor(1, 2));                   // [[2, 0], [0, 4]]
  /// ```
  ///
  /// @param f from a tensor to a tensor
  /// @param x where, of any shape
  /// @return ∂f(x)ᵢ/∂xⱼ, of the shape of f(x) followed by that of x
  public static Tensor jacobian(Function<Tensor, Tensor> f, Tensor x) {
    return jacobian(ofList(f), List.of(x)).getFirst();
  }

  /// The whole Jacobian for each of several tensors.
  ///
  /// @param f from tensors to a tensor
  /// @param inputs where
  /// @return for each input ∂f/∂(input), of the shape of f(inputs) followed by that of the input
  public static List<Tensor> jacobian(Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {
    return At.point(f, inputs, false, At::rows);
  }

  /// All second derivatives of a number: the Jacobian of the gradient. One walk for each number of
  /// x.
  ///
  /// ```java
  /// hessian(x -> x.pow(3).sum(), tensor(1, 2));                // [[6, 0], [0, 12]]
  /// ```
  ///
  /// @param f from a tensor to a single number
  /// @param x where, of any shape
  /// @return ∂²f/∂xᵢ∂xⱼ, of the shape of x twice
  /// @throws ShapeException if f(x) is not a single number
  public static Tensor hessian(Function<Tensor, Tensor> f, Tensor x) {
    return hessian(ofList(f), List.of(x)).getFirst().getFirst();
  }

  /// All second derivatives of a number with respect to several tensors, in blocks.
  ///
  /// @param f from tensors to a single number
  /// @param inputs where
  /// @return block (a, b) is ∂²f/∂(input a)∂(input b), of the shape of input a followed by that of
  ///   b
  /// @throws ShapeException if f(inputs) is not a single number
  public static List<List<Tensor>> hessian(Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {
    return java.util.stream.IntStream.range(0, inputs.size())
        .mapToObj(a -> jacobian(in -> gradient("hessian", f, in).get(a), inputs))
        .toList();
  }

  /// The Hessian–vector product H v: how the gradient changes when x moves along v. Two walks, and
  /// H is never built.
  ///
  /// Source: Pearlmutter, *Fast exact multiplication by the Hessian*, Neural Computation 6, 1994.
  ///
  /// ```java
  /// hvp(x -> x.pow(3).sum(), tensor(1, 2), tensor(1, 1));      // 6x·v = 6, 12
  /// ```
  ///
  /// @param f from a tensor to a single number
  /// @param x where, of any shape
  /// @param v the direction, of the shape of x
  /// @return H v, of the shape of x
  /// @throws ShapeException if f(x) is not a single number, or if v has another shape than x
  public static Tensor hvp(Function<Tensor, Tensor> f, Tensor x, Tensor v) {
    return hvp(ofList(f), List.of(x), List.of(v)).getFirst();
  }

  /// The Hessian–vector product for a function of several tensors, all of which move at once.
  ///
  /// @param f from tensors to a single number
  /// @param inputs where
  /// @param directions one direction for each input, of its shape
  /// @return for each input, how its gradient changes; of its shape
  /// @throws ShapeException if f(inputs) is not a single number, or if a direction has another
  ///   shape than its input
  public static List<Tensor> hvp(
      Function<List<Tensor>, Tensor> f, List<Tensor> inputs, List<Tensor> directions) {
    requireDirections("hvp", inputs, directions);
    // H is symmetric, so the derivative of (gradient · v) is H v.
    return At.point(
        in -> At.inner(gradient("hvp", f, in), directions),
        inputs,
        wanted(directions),
        at -> at.gradients(at.y(), Tape.seedFor(at.y())));
  }

  private static List<Tensor> gradient(
      String who, Function<List<Tensor>, Tensor> f, List<Tensor> inputs) {
    return At.point(
        f,
        inputs,
        false,
        at -> {
          if (at.y().numel() != 1) {
            throw new ShapeException(
                "%s needs a function that gives a single number, such as a loss; f(x) has shape %s. Try .sum() or .mean() in it."
                    .formatted(who, at.y().shape()));
          }
          return at.gradients(at.y(), Tape.seedFor(at.y()));
        });
  }

  private static Function<List<Tensor>, Tensor> ofList(Function<Tensor, Tensor> f) {
    return in -> f.apply(in.getFirst());
  }

  private static boolean wanted(List<Tensor> tensors) {
    return tensors.stream().anyMatch(Tensor::wantsGrad);
  }

  private static void requireDirections(String who, List<Tensor> inputs, List<Tensor> v) {
    if (inputs.size() != v.size()) {
      throw new ShapeException(
          "%s needs one direction for each input: there are %d inputs and %d directions."
              .formatted(who, inputs.size(), v.size()));
    }
    for (int i = 0; i < v.size(); i++) {
      if (!v.get(i).shape().equals(inputs.get(i).shape())) {
        throw new ShapeException(
            "%s needs a direction of the shape of x, %s; v has shape %s."
                .formatted(who, inputs.get(i).shape(), v.get(i).shape()));
      }
    }
  }
}

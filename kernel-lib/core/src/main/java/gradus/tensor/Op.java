package gradus.tensor;

import java.util.List;

/// An operation on tensors: what it computes and how its result leans on each input.
///
/// An op is data. It has a name to print, equals another op that does the same, and says four
/// things: the shape of its result, its type, its numbers, and its derivative. The derivative is
/// written in tensor algebra, so it can be differentiated again.
public sealed interface Op
    permits Unary,
        Binary,
        Where,
        Reduce,
        CumulativeSum,
        Softmax,
        CrossEntropy,
        View,
        Concat,
        Indexing,
        MatMul,
        Conv2d,
        PoolPlaces,
        Convert,
        Sample,
        CustomOp {
  /// What it is called in pictures of the graph, such as `matmul`.
  ///
  /// @return a short name
  String label();

  /// The shape of the result. Every error about shapes is born here.
  ///
  /// @param in the inputs
  /// @return the shape
  /// @throws ShapeException if the inputs do not fit
  Shape shape(List<Tensor> in);

  /// The type of the result; by default the one type that all inputs share.
  ///
  /// @param in the inputs
  /// @return the type
  /// @throws IllegalArgumentException if the inputs mix types
  default DType type(List<Tensor> in) {
    DType type = in.getFirst().dtype();
    for (int i = 1; i < in.size(); i++) {
      Tensor each = in.get(i);
      if (each.dtype() != type) {
        throw new IllegalArgumentException(
            ("cannot %s %s and %s: both must have the same type.\n"
                    + "Convert one of them with .to(%s) or .to(%s).")
                .formatted(label(), type, each.dtype(), type.name(), each.dtype().name()));
      }
    }
    return type;
  }

  /// Computes the result.
  ///
  /// @param backend who does the work
  /// @param in the inputs
  /// @param out where the numbers go; contiguous, of the shape and type announced. Every number of
  ///   it is written, whatever it held before
  void forward(Backend backend, List<Tensor> in, Tensor out);

  /// Ties the operation to tensors, for a step that is run again and again.
  ///
  /// @param backend who does the work
  /// @param in the inputs
  /// @param out where the numbers go, as for [#forward]
  /// @return what computes the result from what the inputs hold now; it allocates nothing
  default Runnable tie(Backend backend, List<Tensor> in, Tensor out) {
    return () -> forward(backend, in, out);
  }

  /// Whether the result changes smoothly with an input, so that a gradient can flow to it.
  ///
  /// @param i the place of the input
  /// @return false where the derivative is zero almost everywhere, as for a comparison
  default boolean differentiable(int i) {
    return true;
  }

  /// The vector–Jacobian product: from the gradient of the result, the gradient of one input.
  ///
  /// It may have the broadcast shape; whoever calls it sums over stretched axes.
  ///
  /// @param i which input
  /// @param g dL/d(out), of the shape of `out`
  /// @param in the inputs
  /// @param out the result
  /// @return dL/d(in\[i\])
  Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out);
}

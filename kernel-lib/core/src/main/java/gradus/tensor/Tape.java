package gradus.tensor;

import java.util.List;

/// Remembers how each tensor came about, so that gradients can be sent back.
///
/// Readers call `backward()` or the functions of `gradus.autodiff`; this is the door through which
/// those reach the graph.
public final class Tape implements Recorder {
  static final Tape TAPE = new Tape();

  /// What becomes of the graph after a walk through it.
  public enum After {
    /// It is freed on the way: a second walk is an error.
    FREE,
    /// It stays, for another walk.
    KEEP,
    /// It stays, and the walk is recorded too: the gradients can be differentiated again.
    RECORD
  }

  private Tape() {}

  /// Gives the result a node if a gradient can flow through it.
  @Override
  public void applied(Op op, List<Tensor> in, Tensor out) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).wantsGrad() && op.differentiable(i)) {
        out.history().remember(new Node(op, in));
        return;
      }
    }
  }

  /// The gradients of a tensor with respect to others, which may be leaves or stand in the middle
  /// of the graph. If one of them was computed from another, the other's gradient includes the way
  /// through it: total derivatives.
  ///
  /// @param y the tensor
  /// @param seed dL/dy, of the shape of y
  /// @param inputs with respect to what
  /// @param after what becomes of the graph
  /// @return dL/d(input) for each input, in order, of its shape; zeros where y does not depend on
  ///   it
  /// @throws GradientException if the graph is gone, or if a tensor changed since
  public static List<Tensor> gradients(Tensor y, Tensor seed, List<Tensor> inputs, After after) {
    return new Walk(after).to(inputs, true, y, seed);
  }

  /// As [#gradients], but each input counts as independent of the others, and the walk ends at it:
  /// partial derivatives. Functions given to `onGrad` for the inputs are not called.
  ///
  /// @param y the tensor
  /// @param seed dL/dy, of the shape of y
  /// @param inputs with respect to what
  /// @param after what becomes of the graph
  /// @return ∂L/∂(input) for each input, in order, of its shape; zeros where y does not depend on
  ///   it
  /// @throws GradientException if the graph is gone, or if a tensor changed since
  public static List<Tensor> partials(Tensor y, Tensor seed, List<Tensor> inputs, After after) {
    return new Walk(after).to(inputs, false, y, seed);
  }

  /// dy/dy: where the walk back from a single number starts.
  ///
  /// @param y a tensor with one number
  /// @return a 1 of its shape and type
  /// @throws GradientException if y has more numbers, or none
  public static Tensor seedFor(Tensor y) {
    if (y.numel() != 1) {
      throw new GradientException(
          "backward() starts from a single number, such as a loss; this has shape %s. Try .sum() or .mean() first."
              .formatted(y.shape()));
    }
    return Tensors.full(y.shape(), y.dtype(), 1);
  }
}

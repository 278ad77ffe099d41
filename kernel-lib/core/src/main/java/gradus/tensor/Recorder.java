package gradus.tensor;

import java.util.List;

/// Someone who listens to every operation: the tape, a compiled step, a figure of the graph.
///
/// `try (var _ = Context.recording(recorder)) { … }` makes one listen on this thread.
public interface Recorder {
  /// An operation is about to be computed; its shapes and types fit. A view computes nothing.
  ///
  /// @param op the operation
  /// @param in its inputs
  default void applying(Op op, List<Tensor> in) {}

  /// An operation was carried out.
  ///
  /// @param op the operation
  /// @param in its inputs
  /// @param out its result
  void applied(Op op, List<Tensor> in, Tensor out);

  /// A tensor was given new numbers.
  ///
  /// @param target the tensor
  /// @param value where its numbers came from
  default void assigned(Tensor target, Tensor value) {}
}

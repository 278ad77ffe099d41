package gradus.tensor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers in a grid with any number of axes, which remember how they were computed.
///
/// Every operation returns a new tensor. The only tensors whose numbers ever change are the ones
/// that an optimizer [assigns][#assign] to. What can be done with one stands in ten families:
/// [Reading], [Arithmetic], [Functions], [Reductions], [Statistics], [Views], [Parts], [Matrices],
/// [Windows] and [Gradients].
///
/// ```java
/// var w = tensor(3).requiresGrad();
/// var loss = w.times(2).minus(1).square();   // (2w − 1)² = 25
/// loss.backward();
/// w.grad();                                  // 4(2w − 1) = 20
/// ```
public final class Tensor
    implements Reading,
        Arithmetic,
        Functions,
        Reductions,
        Statistics,
        Views,
        Parts,
        Matrices,
        Windows,
        Gradients {
  private final Storage storage;
  private final Layout layout;

  /// Made when first asked for: most tensors live for a moment and have no past.
  private @Nullable History history;

  Tensor(Storage storage, Layout layout) {
    this.storage = storage;
    this.layout = layout;
  }

  /// Applies an operation: the only way anything is computed.
  ///
  /// Shape and type are checked first, then a view shares its input's storage and any other op
  /// fills a fresh one, then every recorder of this thread hears of it, the tape among them.
  ///
  /// @param op the operation
  /// @param inputs what it is done to
  /// @return the result
  /// @throws ShapeException if the shapes do not fit
  public static Tensor apply(Op op, Tensor... inputs) {
    var in = List.of(inputs);
    var now = Context.current();
    // Counted loops: iterators would be half of what a small operation allocates.
    var recorders = now.recorders();
    Tensor out;
    if (op instanceof View view) {
      out = new Tensor(in.getFirst().storage, view.layout(in.getFirst().layout));
    } else {
      Shape shape = op.shape(in);
      out = new Tensor(Storage.allocate(op.type(in), shape.numel()), Layout.of(shape));
      for (int i = 0; i < recorders.size(); i++) {
        recorders.get(i).applying(op, in);
      }
      op.forward(now.backend(), in, out);
    }
    for (int i = 0; i < recorders.size(); i++) {
      recorders.get(i).applied(op, in, out);
    }
    return out;
  }

  // What it is.

  /// The size along each axis.
  ///
  /// @return the shape
  public Shape shape() {
    return layout.shape();
  }

  /// The array behind the numbers, for a backend.
  ///
  /// @return the storage, which other tensors may share
  public Storage storage() {
    return storage;
  }

  /// Where in the storage the numbers lie, for a backend.
  ///
  /// @return the layout
  public Layout layout() {
    return layout;
  }

  /// The numbers in nested brackets, aligned; long axes are shortened in the middle.
  @Override
  public String toString() {
    return TensorText.of(this);
  }

  // Changing the numbers.

  /// Gives this tensor new numbers. Optimizers call this; the derivative of it is not recorded.
  ///
  /// @param value the new numbers, of the same shape and type
  /// @throws GradientException if this tensor was computed from others
  /// @throws ShapeException if the shapes differ
  public void assign(Tensor value) {
    if (!isLeaf()) {
      throw new GradientException(
          "only a tensor that you made yourself can be given new numbers; this one was computed by "
              + history().label()
              + ".");
    }
    if (!value.shape().equals(shape()) || value.dtype() != dtype()) {
      throw new ShapeException(
          "cannot assign %s %s to %s %s: shape and type must be the same."
              .formatted(value.shape(), value.dtype(), shape(), dtype()));
    }
    // A view of this very tensor would be overwritten while it is read.
    Tensor source = value.storage == storage ? value.stretch(shape()).copied() : value;
    Context.backend().copy(source, this);
    storage.version++;
    for (Recorder recorder : Context.current().recorders()) {
      recorder.assigned(this, value);
    }
  }

  // For the neighbors in this package.

  History history() {
    if (history == null) {
      history = new History();
    }
    return history;
  }

  /// The history if there is one: for questions, which need not make one.
  @Nullable History past() {
    return history;
  }

  int version() {
    return storage.version;
  }

  /// The tensor as others see it when shapes are matched. Not recorded: for use inside an op.
  Tensor stretch(Shape to) {
    return shape().equals(to) ? this : new Tensor(storage, layout.expand(to));
  }

  /// So many slices along an axis. Not recorded: for use inside an op.
  Tensor part(int axis, int from, int count) {
    return new Tensor(storage, layout.slice(axis, from, from + count));
  }

  private Tensor copied() {
    var copy = new Tensor(Storage.allocate(dtype(), numel()), Layout.of(shape()));
    Context.backend().copy(this, copy);
    return copy;
  }
}

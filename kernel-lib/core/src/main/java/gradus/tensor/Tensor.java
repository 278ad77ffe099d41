package gradus.tensor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers in a grid with any number of axes, which remember how they were computed.
///
/// Every operation returns a new tensor. The only tensors whose numbers ever change are the ones
/// that an optimizer [assigns][#assign] to. What can be done with one stands in nine families:
/// [Reading], [Arithmetic], [Functions], [Reductions], [Statistics], [Views], [Parts], [Matrices]
/// and [Windows].
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
        Windows {
  private final Storage storage;
  private final Layout layout;
  private boolean requiresGrad;
  private @Nullable Tensor grad;
  private @Nullable Node node;
  private boolean forgotten;

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
    Tensor out;
    if (op instanceof View view) {
      out = new Tensor(in.getFirst().storage, view.layout(in.getFirst().layout));
    } else {
      Shape shape = op.shape(in);
      out = new Tensor(Storage.allocate(op.type(in), shape.numel()), Layout.of(shape));
      op.forward(Context.backend(), in, out);
    }
    for (Recorder recorder : Context.recorders()) {
      recorder.applied(op, in, out);
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

  // Gradients.

  /// Asks this tensor to keep its gradient, as a parameter does.
  ///
  /// @return this tensor
  /// @throws GradientException if it was computed from others and so is not a leaf
  public Tensor requiresGrad() {
    if (!isLeaf()) {
      throw new GradientException(
          "only a tensor that you made yourself can keep a gradient; this one was computed by "
              + recordedLabel()
              + ".\nCall .requiresGrad() on what it was computed from, or start anew with .detach().requiresGrad().");
    }
    requiresGrad = true;
    return this;
  }

  /// Whether this tensor was asked to keep its gradient.
  ///
  /// @return whether [#requiresGrad()] was called on it
  public boolean isGradRequired() {
    return requiresGrad;
  }

  /// Whether this tensor has a gradient now.
  ///
  /// @return true after a `backward()` reached it, until [#zeroGrad]
  public boolean hasGrad() {
    return grad != null;
  }

  /// The gradient: how fast the loss grows with each number of this tensor. Same shape as the
  /// tensor.
  ///
  /// @return dL/d(this), summed over every `backward()` since [#zeroGrad]
  /// @throws GradientException if there is none, with the reason
  public Tensor grad() {
    if (grad != null) {
      return grad;
    }
    if (requiresGrad) {
      throw new GradientException(
          "no gradient yet: call backward() on a loss that was computed from this tensor.");
    }
    throw new GradientException(
        isLeaf()
            ? "no gradient: this tensor was not asked to keep one. Make it with .requiresGrad()."
            : "no gradient: this tensor was computed by "
                + recordedLabel()
                + ", and gradients pass through such tensors without staying.");
  }

  /// Forgets the gradient. Without this, the next `backward()` adds to it.
  public void zeroGrad() {
    grad = null;
  }

  /// Fills in the gradient of every tensor that requires one and led to this number. Frees the
  /// graph.
  ///
  /// @throws GradientException if this is not a single number, if nothing was recorded, if the
  ///   graph was used before, or if a tensor changed since
  public void backward() {
    backward(Autodiff.seedFor(this), false);
  }

  /// Fills in gradients, starting from a given dL/d(this).
  ///
  /// @param seed dL/d(this), of the same shape
  /// @param createGraph whether to record this walk too, so that the gradients can be
  ///   differentiated again; the graph is then kept
  /// @throws ShapeException if the seed has another shape
  /// @throws GradientException as [#backward()]
  public void backward(Tensor seed, boolean createGraph) {
    if (!seed.shape().equals(shape())) {
      throw new ShapeException(
          "the gradient of a tensor has the tensor's shape: this has %s, the seed has %s."
              .formatted(shape(), seed.shape()));
    }
    Tape.gradients(this, seed, createGraph).forEach(Tensor::accumulate);
  }

  private static void accumulate(Tensor leaf, Tensor share) {
    leaf.grad = leaf.grad == null ? share : leaf.grad.plus(share);
  }

  /// How this tensor was computed, if that was recorded and is still known.
  ///
  /// @return the node of the graph; empty for a leaf and after `backward()`
  public Optional<Node> node() {
    return Optional.ofNullable(node);
  }

  /// Whether this tensor stands at the start of the graph: nothing was recorded for it.
  ///
  /// @return false if it was computed from a tensor that requires a gradient
  public boolean isLeaf() {
    return node == null && !forgotten;
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
              + recordedLabel()
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
    for (Recorder recorder : Context.recorders()) {
      recorder.assigned(this, value);
    }
  }

  // For the neighbors in this package.

  boolean wantsGrad() {
    return requiresGrad || !isLeaf();
  }

  int version() {
    return storage.version;
  }

  void remember(Node how) {
    node = how;
  }

  void forget() {
    node = null;
    forgotten = true;
  }

  Node recorded() {
    if (node == null) {
      throw new GradientException(
          "this graph is gone: backward() has been through it once and freed it.\n"
              + "Compute the loss again before you call backward() again.");
    }
    return node;
  }

  private String recordedLabel() {
    return node == null ? "an operation" : node.op().label();
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

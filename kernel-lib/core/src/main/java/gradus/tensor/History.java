package gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What one tensor knows of its past and of its gradient. [Gradients] is how others ask.
final class History {
  boolean required;
  boolean retained;
  @Nullable Tensor grad;
  private @Nullable Node node;
  private boolean forgotten;
  private List<UnaryOperator<Tensor>> hooks = List.of();

  @Nullable Node node() {
    return node;
  }

  boolean isLeaf() {
    return node == null && !forgotten;
  }

  void remember(Node how) {
    node = how;
  }

  void forget() {
    node = null;
    forgotten = true;
  }

  /// The node, which must still be there.
  Node recorded() {
    if (node == null) {
      throw new GradientException(
          "this graph is gone: backward() has been through it once and freed it.\n"
              + "Compute the loss again before you call backward() again.");
    }
    return node;
  }

  String label() {
    return node == null ? "an operation" : node.op().label();
  }

  void accumulate(Tensor share) {
    grad = grad == null ? share : grad.plus(share);
  }

  Scope hook(UnaryOperator<Tensor> hook) {
    // A wrapper of its own, so that closing one of two equal hooks takes away just that one.
    UnaryOperator<Tensor> own = hook::apply;
    var more = new ArrayList<>(hooks);
    more.add(own);
    hooks = List.copyOf(more);
    return () -> hooks = hooks.stream().filter(h -> !h.equals(own)).toList();
  }

  /// The gradient after every hook has seen it, in the order in which they were set.
  Tensor hooked(Tensor g) {
    Tensor now = g;
    for (UnaryOperator<Tensor> hook : hooks) {
      now = checked(g, hook.apply(now));
    }
    return now;
  }

  private static Tensor checked(Tensor g, @Nullable Tensor replaced) {
    if (replaced == null) {
      throw new GradientException(
          "a function given to onGrad() returned null. To leave the gradient as it is, return it: g -> { …; return g; }.");
    }
    if (!replaced.shape().equals(g.shape()) || replaced.dtype() != g.dtype()) {
      throw new ShapeException(
          "a function given to onGrad() must return a gradient of the same shape and type: it was given %s %s and returned %s %s."
              .formatted(g.shape(), g.dtype(), replaced.shape(), replaced.dtype()));
    }
    return replaced;
  }
}

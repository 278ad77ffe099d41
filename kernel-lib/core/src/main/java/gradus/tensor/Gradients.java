package gradus.tensor;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// How a tensor was computed, and its gradient.
public sealed interface Gradients permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /// Asks this tensor to keep its gradient, as a parameter does.
  ///
  /// @return this tensor
  /// @throws GradientException if it was computed from others and so is not a leaf
  default Tensor requiresGrad() {
    if (!isLeaf()) {
      throw new GradientException(
          "only a tensor that you made yourself can keep a gradient; this one was computed by "
              + self().history().label()
              + ".\nCall .requiresGrad() on what it was computed from, or start anew with .detach().requiresGrad().");
    }
    self().history().required = true;
    return self();
  }

  /// Whether this tensor was asked to keep its gradient.
  ///
  /// @return whether [#requiresGrad()] was called on it
  default boolean isGradRequired() {
    History past = self().past();
    return past != null && past.required;
  }

  /// Whether a gradient can flow to this tensor: it requires one, or was computed from one that
  /// does.
  ///
  /// @return false for plain numbers and for whatever was computed inside `noGrad()`
  default boolean wantsGrad() {
    History past = self().past();
    return past != null && (past.required || !past.isLeaf());
  }

  /// Asks a tensor in the middle of the graph to keep its gradient too. Call it before
  /// `backward()`.
  ///
  /// ```java
  /// var x = tensor(3).requiresGrad();
  /// var h = x.square().retainGrad();
  /// h.times(2).backward();
  /// h.grad();                                  // 2
  /// ```
  ///
  /// @return this tensor
  /// @throws GradientException if no gradient can flow to it
  default Tensor retainGrad() {
    requireFlow("retainGrad()");
    self().history().retained = true;
    return self();
  }

  /// Calls a function with the gradient of this tensor, each time a walk back has it complete. What
  /// the function returns takes its place: in `.grad()`, and for everything that this tensor was
  /// computed from.
  ///
  /// ```java
  /// var x = tensor(3).requiresGrad();
  /// x.onGrad(g -> g.minimum(tensor(1)));       // never more than 1
  /// x.square().backward();
  /// x.grad();                                  // 1 instead of 6
  /// ```
  ///
  /// @param hook from dL/d(this) to what shall be used instead, of the same shape and type; return
  ///   the gradient itself to only look at it
  /// @return a scope; close it to take the function away again
  /// @throws GradientException if no gradient can flow to this tensor
  default Scope onGrad(UnaryOperator<Tensor> hook) {
    requireFlow("onGrad()");
    return self().history().hook(hook);
  }

  private void requireFlow(String what) {
    // Inside noGrad() nothing has a gradient, and the same code may run again with one.
    if (!wantsGrad() && Context.isGradEnabled()) {
      throw new GradientException(
          "%s waits for a gradient that will never come: no tensor behind this one was made with .requiresGrad()."
              .formatted(what));
    }
  }

  /// Whether this tensor has a gradient now.
  ///
  /// @return true after a `backward()` reached it, until [#zeroGrad]
  default boolean hasGrad() {
    History past = self().past();
    return past != null && past.grad != null;
  }

  /// The gradient: how fast the loss grows with each number of this tensor. Same shape as the
  /// tensor.
  ///
  /// @return dL/d(this), summed over every `backward()` since [#zeroGrad]
  /// @throws GradientException if there is none, with the reason
  default Tensor grad() {
    History history = self().history();
    if (history.grad != null) {
      return history.grad;
    }
    if (history.required || history.retained) {
      throw new GradientException(
          "no gradient yet: call backward() on a loss that was computed from this tensor.");
    }
    throw new GradientException(
        isLeaf()
            ? "no gradient: this tensor was not asked to keep one. Make it with .requiresGrad()."
            : ("no gradient: this tensor was computed by %s, and gradients pass through such tensors without staying."
                    + "\nTo keep this one, call .retainGrad() on it before backward().")
                .formatted(history.label()));
  }

  /// Puts another gradient in the place of the one that is there, as clipping does.
  ///
  /// @param g dL/d(this), of the same shape and type
  /// @throws ShapeException if shape or type differ
  default void setGrad(Tensor g) {
    if (!g.shape().equals(self().shape()) || g.dtype() != self().dtype()) {
      throw new ShapeException(
          "a gradient has the shape and type of its tensor: this is %s %s, the gradient %s %s."
              .formatted(self().shape(), self().dtype(), g.shape(), g.dtype()));
    }
    self().history().grad = g;
  }

  /// Forgets the gradient. Without this, the next `backward()` adds to it.
  default void zeroGrad() {
    History past = self().past();
    if (past != null) {
      past.grad = null;
    }
  }

  /// Fills in the gradient of every tensor that requires one and led to this number. Frees the
  /// graph.
  ///
  /// @throws GradientException if this is not a single number, if nothing was recorded, if the
  ///   graph was used before, or if a tensor changed since
  default void backward() {
    backward(Tape.seedFor(self()), false);
  }

  /// Fills in gradients, starting from a given dL/d(this).
  ///
  /// @param seed dL/d(this), of the same shape
  /// @param createGraph whether to record this walk too, so that the gradients can be
  ///   differentiated again; the graph is then kept
  /// @throws ShapeException if the seed has another shape
  /// @throws GradientException as [#backward()]
  default void backward(Tensor seed, boolean createGraph) {
    new Walk(createGraph ? Tape.After.RECORD : Tape.After.FREE)
        .toEveryKeeper(self(), seed)
        .forEach((keeper, share) -> keeper.history().accumulate(share));
  }

  /// How this tensor was computed, if that was recorded and is still known.
  ///
  /// @return the node of the graph; empty for a leaf and after `backward()`
  default Optional<Node> node() {
    return Optional.ofNullable(self().past()).map(History::node);
  }

  /// Whether this tensor stands at the start of the graph: nothing was recorded for it.
  ///
  /// @return false if it was computed from a tensor that requires a gradient
  default boolean isLeaf() {
    History past = self().past();
    return past == null || past.isLeaf();
  }
}

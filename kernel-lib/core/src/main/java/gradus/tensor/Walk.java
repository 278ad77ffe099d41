package gradus.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One walk back through the graph.
///
/// Each step takes the youngest tensor whose gradient is known. All its uses are younger, so its
/// gradient is complete: the sum over its children.
final class Walk {
  private static final Scope AS_IT_IS = () -> {};

  private final Tape.After after;
  private Set<Tensor> wanted = Set.of();
  private boolean passThrough = true;

  /// What leads to a wanted tensor; null if all gradients are wanted.
  private @Nullable Set<Tensor> needed;

  /// Gradients to hand out. In order of arrival, so that hooks always run in the same order.
  private final Map<Tensor, Tensor> found = new LinkedHashMap<>();

  private final Frontier frontier = new Frontier();

  Walk(Tape.After after) {
    this.after = after;
  }

  private static Set<Tensor> newSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /// To every tensor that keeps its gradient. Nothing is stored in them yet, so that an error on
  /// the way leaves all of them as they were.
  Map<Tensor, Tensor> toEveryKeeper(Tensor root, Tensor seed) {
    run(root, seed);
    return found;
  }

  /// To some tensors; zeros where the root does not depend on one.
  ///
  /// @param passOn whether to go on behind a tensor that was reached, to others of them
  List<Tensor> to(List<Tensor> inputs, boolean passOn, Tensor root, Tensor seed) {
    wanted = newSet();
    wanted.addAll(inputs);
    passThrough = passOn;
    needed = leadingToWanted(root);
    if (needed.contains(root)) {
      run(root, seed);
    }
    return inputs.stream()
        .map(x -> found.getOrDefault(x, Tensors.full(x.shape(), x.dtype(), 0)))
        .toList();
  }

  private void run(Tensor root, Tensor seed) {
    if (!seed.shape().equals(root.shape())) {
      throw new ShapeException(
          "the gradient of a tensor has the tensor's shape: this has %s, the seed has %s."
              .formatted(root.shape(), seed.shape()));
    }
    if (!root.wantsGrad()) {
      throw new GradientException(
          "nothing to go back through: no tensor behind this number was made with .requiresGrad(),"
              + " or it was computed inside noGrad().");
    }
    try (var _ = after == Tape.After.RECORD ? AS_IT_IS : Context.noGrad()) {
      send(root, seed);
      for (var next = frontier.next(); next != null; next = frontier.next()) {
        pass(next.tensor(), next.gradient());
      }
      if (passThrough) {
        found.replaceAll((t, g) -> t.isLeaf() ? t.history().hooked(g) : g);
      }
    }
  }

  /// Hands the complete gradient of a result on to the inputs of its operation.
  private void pass(Tensor out, Tensor complete) {
    Tensor g = out.history().hooked(complete);
    if (needed == null ? out.history().retained : wanted.contains(out)) {
      found.put(out, g);
    }
    Node node = out.history().recorded();
    boolean passed = false;
    for (int i = 0; i < node.inputs().size(); i++) {
      Tensor in = node.inputs().get(i);
      if (leadsOn(in) && node.op().differentiable(i)) {
        node.checkUnchanged();
        send(in, node.op().vjp(i, g, node.inputs(), out).sumTo(in.shape()));
        passed = true;
      }
    }
    if (passed && after == Tape.After.FREE) {
      out.history().forget();
    }
  }

  private boolean leadsOn(Tensor in) {
    return in.wantsGrad() && (needed == null || needed.contains(in));
  }

  private void send(Tensor to, Tensor share) {
    if (isEnd(to)) {
      found.merge(to, share, Tensor::plus);
      return;
    }
    frontier.add(to, share);
  }

  private boolean isEnd(Tensor t) {
    return t.isLeaf() || (wanted.contains(t) && (!passThrough || t.history().node() == null));
  }

  private Set<Tensor> leadingToWanted(Tensor root) {
    var seen = newSet();
    var needed = newSet();
    needed.addAll(wanted);
    var results = new ArrayList<Tensor>();
    var next = new ArrayDeque<Tensor>();
    next.add(root);
    while (!next.isEmpty()) {
      Tensor t = next.pop();
      if (!t.wantsGrad() || !seen.add(t) || isEnd(t)) {
        continue;
      }
      Node node = t.history().node();
      if (node == null) {
        // Its graph is gone, so nobody knows what it leads to: the walk must stop there and say so.
        needed.add(t);
      } else {
        results.add(t);
        next.addAll(node.inputs());
      }
    }
    results.sort(Comparator.comparingLong(t -> t.history().recorded().age()));
    for (Tensor t : results) {
      Node node = t.history().recorded();
      for (int i = 0; i < node.inputs().size(); i++) {
        if (needed.contains(node.inputs().get(i)) && node.op().differentiable(i)) {
          needed.add(t);
        }
      }
    }
    return needed;
  }
}

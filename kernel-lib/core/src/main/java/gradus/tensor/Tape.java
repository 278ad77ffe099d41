package gradus.tensor;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/// Remembers how each tensor came about, and walks that memory backward.
final class Tape implements Recorder {
  static final Tape TAPE = new Tape();

  private static final Scope AS_IT_IS = () -> {};

  private Tape() {}

  @Override
  public void applied(Op op, List<Tensor> in, Tensor out) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).wantsGrad() && op.differentiable(i)) {
        out.remember(new Node(op, in));
        return;
      }
    }
  }

  /// Reverse-mode differentiation: sends `seed` back from `root` to every leaf that keeps a
  /// gradient.
  ///
  /// Each step takes the youngest tensor whose gradient is known. All its uses are younger, so its
  /// gradient is complete: the sum over its children.
  ///
  /// @return dL/d(leaf) for each leaf that was reached; nothing is stored in the leaves yet
  static Map<Tensor, Tensor> gradients(Tensor root, Tensor seed, boolean createGraph) {
    if (!root.wantsGrad()) {
      throw new GradientException(
          "nothing to go back through: no tensor behind this number was made with .requiresGrad(),"
              + " or it was computed inside noGrad().");
    }
    var ofLeaves = new IdentityHashMap<Tensor, Tensor>();
    var ofResults = new IdentityHashMap<Tensor, Tensor>();
    var youngestFirst =
        new PriorityQueue<Tensor>(Comparator.comparingLong(t -> -t.recorded().age()));
    try (var _ = createGraph ? AS_IT_IS : Context.noGrad()) {
      send(root, seed, ofLeaves, ofResults, youngestFirst);
      while (!youngestFirst.isEmpty()) {
        Tensor out = youngestFirst.remove();
        Tensor g = Objects.requireNonNull(ofResults.remove(out));
        Node node = out.recorded();
        node.checkUnchanged();
        for (int i = 0; i < node.inputs().size(); i++) {
          Tensor in = node.inputs().get(i);
          if (in.wantsGrad() && node.op().differentiable(i)) {
            Tensor share = node.op().vjp(i, g, node.inputs(), out).sumTo(in.shape());
            send(in, share, ofLeaves, ofResults, youngestFirst);
          }
        }
        if (!createGraph) {
          out.forget();
        }
      }
    }
    return ofLeaves;
  }

  private static void send(
      Tensor to,
      Tensor share,
      Map<Tensor, Tensor> ofLeaves,
      Map<Tensor, Tensor> ofResults,
      PriorityQueue<Tensor> youngestFirst) {
    if (to.isLeaf()) {
      ofLeaves.merge(to, share, Tensor::plus);
      return;
    }
    if (!ofResults.containsKey(to)) {
      youngestFirst.add(to);
    }
    ofResults.merge(to, share, Tensor::plus);
  }
}

package gradus.gallery;

import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.onesLike;

import gradus.autodiff.Graph;
import gradus.autodiff.Graph.Step;
import gradus.tensor.Op;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that `backward()` would compute, kept: what flows back along each edge, and what comes
/// together at each node. The tensors themselves stay as they are.
///
/// @param nodes the nodes, oldest first; the last is the result
record BackwardPass(List<Node> nodes) {
  /// How many nodes a drawing has room for.
  static final int MOST = 28;

  private static final int MOST_FOLDED = 200;

  /// One tensor of the graph.
  ///
  /// @param step where it stands
  /// @param name what it is called
  /// @param wants whether a gradient flows to it
  /// @param shares what each use sends back, the youngest use first
  /// @param gradient the sum of the shares, or null if none flows here
  record Node(
      Step step, String name, boolean wants, List<Share> shares, @Nullable Tensor gradient) {}

  /// What one use of a tensor sends back to it.
  ///
  /// @param from the number of the step that used it
  /// @param slope the local slope where all is one number, else null
  /// @param gradient what flows along the edge
  record Share(int from, @Nullable Double slope, Tensor gradient) {}

  static IllegalArgumentException tooLarge(int steps) {
    return new IllegalArgumentException(
        "cannot draw a graph of %s steps: up to %s fit. Draw a part of the expression."
            .formatted(steps, MOST));
  }

  static BackwardPass of(Tensor result, Map<String, Tensor> names) {
    return of(result, names, MOST);
  }

  /// A graph that will be folded before it is drawn.
  static BackwardPass ofFolded(Tensor result, Map<String, Tensor> names) {
    return of(result, names, MOST_FOLDED);
  }

  private static BackwardPass of(Tensor result, Map<String, Tensor> names, int most) {
    if (result.shape().numel() != 1) {
      throw new IllegalArgumentException(
          "cannot draw the way back from a tensor of shape %s: a gradient is that of a single number, such as a loss. Call .sum() or .mean() first."
              .formatted(result.shape()));
    }
    List<Step> steps = Graph.of(result).steps();
    if (steps.size() > most) {
      throw tooLarge(steps.size());
    }
    try (var _ = noGrad()) {
      var shares = new ArrayList<List<Share>>();
      steps.forEach(_ -> shares.add(new ArrayList<>()));
      var nodes = new ArrayList<Node>();
      for (Step step : steps.reversed()) {
        Tensor out = step.tensor();
        List<Share> mine = shares.get(step.number());
        boolean isResult = step.number() == steps.size() - 1;
        Tensor gradient = isResult ? onesLike(out.detach()) : sum(mine);
        nodes.addFirst(
            new Node(step, name(step, names), out.wantsGrad(), List.copyOf(mine), gradient));
        if (gradient != null && step.op().isPresent()) {
          sendBack(step, step.op().get(), gradient, steps, shares);
        }
      }
      return new BackwardPass(List.copyOf(nodes));
    }
  }

  private static void sendBack(
      Step step, Op op, Tensor gradient, List<Step> steps, List<List<Share>> shares) {
    List<Tensor> in = step.inputs().stream().map(i -> steps.get(i).tensor().detach()).toList();
    Tensor out = step.tensor().detach();
    for (int i = 0; i < in.size(); i++) {
      int to = step.inputs().get(i);
      if (steps.get(to).tensor().wantsGrad() && op.differentiable(i)) {
        Tensor share = op.vjp(i, gradient, in, out).sumTo(in.get(i).shape());
        boolean isOne = in.get(i).shape().numel() == 1 && out.shape().numel() == 1;
        Double slope = isOne ? op.vjp(i, onesLike(out), in, out).sum().item() : null;
        shares.get(to).add(new Share(step.number(), slope, share));
      }
    }
  }

  private static @Nullable Tensor sum(List<Share> shares) {
    return shares.stream().map(Share::gradient).reduce(Tensor::plus).orElse(null);
  }

  private static String name(Step step, Map<String, Tensor> names) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue() == step.tensor())
        .map(entry -> step.isLeaf() ? entry.getKey() : entry.getKey() + " = " + step.label())
        .findFirst()
        .orElse(step.label());
  }

  /// Leaves that hold a gradient already, to which `backward()` would add.
  List<Node> held() {
    return nodes.stream()
        .filter(node -> node.step().isLeaf() && node.wants() && node.step().tensor().hasGrad())
        .toList();
  }
}

package gradus.autodiff;

import gradus.tensor.Context;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gradients as they would be if one rule were another: what a slip would have given.
final class WhatIf {
  /// A rule in the place of an op's own.
  @FunctionalInterface
  interface Rule {
    /// The share of one input.
    ///
    /// @param step which step of the graph
    /// @param slot which of its inputs
    /// @param g the gradient of the step
    /// @param right what the op's own rule says, before stretched axes are summed
    /// @return the share, of the shape of the input; empty to leave the rule as it is
    Optional<Tensor> share(Graph.Step step, int slot, Tensor g, Tensor right);
  }

  private final Graph graph;
  private final List<Tensor> leaves;

  WhatIf(Probe.Recorded recorded) {
    this.graph = recorded.graph();
    this.leaves = recorded.leaves();
  }

  Graph graph() {
    return graph;
  }

  /// The gradients of the leaves under a rule.
  List<double[]> gradients(Rule rule) {
    try (var _ = Context.noGrad()) {
      Map<Integer, Tensor> found = walk(rule);
      var result = new ArrayList<double[]>();
      for (Tensor leaf : leaves) {
        double[] none = new double[leaf.numel()];
        result.add(
            graph.steps().stream()
                .filter(s -> s.tensor() == leaf && found.containsKey(s.number()))
                .findFirst()
                .map(s -> found.getOrDefault(s.number(), leaf).toArray())
                .orElse(none));
      }
      return result;
    }
  }

  private Map<Integer, Tensor> walk(Rule rule) {
    var gradients = new HashMap<Integer, Tensor>();
    Tensor y = graph.result();
    gradients.put(graph.steps().size() - 1, Tensors.full(y.shape(), 1).to(y.dtype()));
    for (Graph.Step step : graph.steps().reversed()) {
      Tensor g = gradients.get(step.number());
      if (g == null || step.isLeaf()) {
        continue;
      }
      var op = step.op().orElseThrow();
      List<Tensor> in = inputs(step);
      for (int slot = 0; slot < in.size(); slot++) {
        Tensor input = in.get(slot);
        if (input.wantsGrad() && op.differentiable(slot)) {
          Tensor right = op.vjp(slot, g, in, step.tensor());
          Tensor share =
              rule.share(step, slot, g, right).orElseGet(() -> right.sumTo(input.shape()));
          gradients.merge(step.inputs().get(slot), share, Tensor::plus);
        }
      }
    }
    return gradients;
  }

  List<Tensor> inputs(Graph.Step step) {
    return step.inputs().stream().map(i -> graph.steps().get(i).tensor()).toList();
  }
}

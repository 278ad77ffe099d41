package gradus.autodiff;

import gradus.autodiff.Diagnosis.Kind;
import gradus.tensor.MatMul;
import gradus.tensor.Reduce;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.tensor.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the graph of a function tells about slips: each step of it is a place for one.
final class Structure {
  private final WhatIf whatIf;
  private final List<double[]> asItIs;

  Structure(Probe.Recorded recorded) {
    this.whatIf = new WhatIf(recorded);
    this.asItIs = whatIf.gradients((step, slot, g, right) -> Optional.empty());
  }

  private List<Graph.Step> steps() {
    return whatIf.graph().steps().stream().filter(s -> !s.isLeaf()).toList();
  }

  /// The counts that a mean or a batch may divide by, other than 1 and 2.
  Set<Integer> counts() {
    var counts = new TreeSet<Integer>();
    for (Graph.Step step : whatIf.graph().steps()) {
      if (step.op().filter(Reduce.class::isInstance).isPresent() && step.tensor().numel() > 0) {
        counts.add(whatIf.inputs(step).getFirst().numel() / step.tensor().numel());
      }
      if (step.tensor().rank() >= 2) {
        counts.add(step.tensor().size(0));
      }
    }
    counts.removeIf(n -> n <= 2);
    return counts;
  }

  /// Whether one shape becomes the other when its axes of size 1 are stretched.
  static boolean stretches(Shape small, Shape large) {
    if (small.rank() > large.rank() || small.equals(large)) {
      return false;
    }
    for (int k = 1; k <= small.rank(); k++) {
      if (small.size(-k) != large.size(-k) && small.size(-k) != 1) {
        return false;
      }
    }
    return true;
  }

  private boolean explained(Comparison seen, int i, WhatIf.Rule rule) {
    double[] planted = whatIf.gradients(rule).get(i);
    // A slip that changes nothing explains nothing.
    return !Arrays.equals(planted, asItIs.get(i)) && seen.explains(planted, i);
  }

  private static WhatIf.Rule at(
      Graph.Step step, int slot, java.util.function.BinaryOperator<Tensor> rule) {
    return (s, p, g, right) ->
        s.number() == step.number() && p == slot
            ? Optional.of(rule.apply(g, right))
            : Optional.empty();
  }

  /// Only one slice along a stretched axis, or only one row of a batch, came through.
  Optional<Diagnosis> missingSum(Comparison seen, int i) {
    for (Graph.Step step : steps()) {
      List<Tensor> in = whatIf.inputs(step);
      for (int slot = 0; slot < in.size(); slot++) {
        Tensor input = in.get(slot);
        if (!input.wantsGrad()) {
          continue;
        }
        for (int row : new int[] {0, -1}) {
          if (explained(
              seen, i, at(step, slot, (g, right) -> oneRow(step, in, g, right, input, row)))) {
            return Optional.of(
                new Diagnosis(
                    Kind.MISSING_SUM,
                    "Only the %s row counts: every row of the batch has its share, so sum over that axis (here behind %s)."
                        .formatted(row == 0 ? "first" : "last", step.label())));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Tensor oneRow(
      Graph.Step step, List<Tensor> in, Tensor g, Tensor right, Tensor input, int row) {
    var op = step.op().orElseThrow();
    if (op instanceof MatMul && input == in.get(1) && g.rank() == 2 && g.size(0) > 0) {
      int r = row == 0 ? 0 : g.size(0) - 1;
      return in.get(0).slice(0, r, r + 1).transpose().matmul(g.slice(0, r, r + 1));
    }
    Tensor share = op instanceof View.Expand ? g : right;
    while (share.rank() > input.rank()) {
      share = share.get(row);
    }
    for (int axis = 0; axis < share.rank(); axis++) {
      if (share.size(axis) != input.size(axis)) {
        int from = row == 0 ? 0 : share.size(axis) - 1;
        share = share.slice(axis, from, from + 1);
      }
    }
    return share;
  }

  /// One way through the graph passes nothing.
  Optional<Diagnosis> lostBranch(Comparison seen, int i) {
    for (Graph.Step step : steps()) {
      for (int slot = 0; slot < step.inputs().size(); slot++) {
        Tensor input = whatIf.inputs(step).get(slot);
        if (input.wantsGrad()
            && explained(
                seen, i, at(step, slot, (g, right) -> right.sumTo(input.shape()).times(0)))) {
          return Optional.of(
              new Diagnosis(
                  Kind.ZERO,
                  "What comes back through step %d, %s, is missing: the tensor is used in more than one place, and the gradient is the sum over all of them."
                      .formatted(step.number(), step.label())));
        }
      }
    }
    return Optional.empty();
  }

  /// What comes through one step has the wrong sign.
  Optional<Diagnosis> signOfOnePart(Comparison seen, int i) {
    for (Graph.Step step : steps()) {
      for (int slot = 0; slot < step.inputs().size(); slot++) {
        Tensor input = whatIf.inputs(step).get(slot);
        if (input.wantsGrad()
            && explained(
                seen, i, at(step, slot, (g, right) -> right.sumTo(input.shape()).negate()))) {
          return Optional.of(
              new Diagnosis(
                  Kind.SIGN,
                  "What comes back through step %d, %s, has the opposite sign, the rest is right: look for a lost minus there."
                      .formatted(step.number(), step.label())));
        }
      }
    }
    return Optional.empty();
  }

  /// An activation passes the gradient on with another's slope: all of its kind, or just one.
  Optional<Diagnosis> wrongSlope(Comparison seen, int i) {
    var activations = new ArrayList<Graph.Step>();
    var groups = new ArrayList<List<Graph.Step>>();
    for (Graph.Step step : steps()) {
      if (Slopes.isActivation(step, whatIf.inputs(step))) {
        activations.add(step);
      }
    }
    var labels = new HashSet<String>();
    for (Graph.Step step : activations) {
      if (labels.add(step.label())) {
        groups.add(activations.stream().filter(s -> s.label().equals(step.label())).toList());
      }
    }
    activations.forEach(step -> groups.add(List.of(step)));
    for (List<Graph.Step> group : groups) {
      for (Slopes slope : Slopes.values()) {
        // An op of the reader's own may itself have this slope, so that nothing is changed by it.
        if (seen.explains(whatIf.gradients(slopeAt(group, slope)).get(i), i)) {
          return Optional.of(slope(seen, i, group, slope));
        }
      }
    }
    return Optional.empty();
  }

  private WhatIf.Rule slopeAt(List<Graph.Step> group, Slopes slope) {
    return (s, p, g, right) ->
        group.contains(s)
            ? Optional.of(g.times(slope.of(whatIf.inputs(s).getFirst(), s.tensor())))
            : Optional.empty();
  }

  private Diagnosis slope(Comparison seen, int i, List<Graph.Step> group, Slopes used) {
    // Not the op's own rule, which may be the very one that is wrong.
    String right =
        Arrays.stream(Slopes.values())
            .filter(s -> seen.isRight(whatIf.gradients(slopeAt(group, s)).get(i), i))
            .findFirst()
            .map(s -> ", which should be " + s.formula())
            .orElse("");
    return new Diagnosis(
        Kind.SLOPE,
        "The slope of %s was taken as %s%s, where x goes into it and y comes out."
            .formatted(group.getFirst().label(), used.formula(), right));
  }
}

package gradus.autodiff;

import gradus.tensor.GradientException;
import gradus.tensor.Node;
import gradus.tensor.Op;
import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a tensor was computed, as data: to walk, print, draw and compute again. It never changes,
/// and stays when `backward()` frees the graph itself.
///
/// ```java
/// var w = tensor(3).requiresGrad();
/// var graph = Graph.of(w.times(2).minus(1).square());
/// graph.toString();                             // one line for each step
/// graph.replay(Map.of(w, tensor(5))).result();   // (2·5 − 1)² = 81
/// ```
public final class Graph {
  /// One tensor of the graph.
  ///
  /// @param number its place in [Graph#steps], from 0
  /// @param tensor the tensor
  /// @param op what it was computed by; empty for a leaf
  /// @param inputs the numbers of the steps that it was computed from
  public record Step(int number, Tensor tensor, Optional<Op> op, List<Integer> inputs) {
    /// What stands here: the name of the operation, or `parameter` or `constant`.
    ///
    /// @return a short name
    public String label() {
      return op.map(Op::label).orElse(tensor.isGradRequired() ? "parameter" : "constant");
    }

    /// The shape of the tensor.
    ///
    /// @return the shape
    public Shape shape() {
      return tensor.shape();
    }

    /// Whether the graph begins here.
    ///
    /// @return true for a parameter and a constant
    public boolean isLeaf() {
      return op.isEmpty();
    }
  }

  private final List<Step> steps;

  private Graph(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /// The graph that leads to a tensor.
  ///
  /// @param result the tensor
  /// @return a picture of the graph as it is now
  /// @throws GradientException if `backward()` has freed it
  public static Graph of(Tensor result) {
    record Computed(Tensor tensor, Node node) {}
    var computed = new ArrayList<Computed>();
    var seen = new HashSet<Tensor>();
    var next = new ArrayDeque<Tensor>();
    next.push(result);
    while (!next.isEmpty()) {
      Tensor t = next.pop();
      if (!t.isLeaf() && seen.add(t)) {
        Node node = t.node().orElseThrow(() -> gone(t));
        computed.add(new Computed(t, node));
        node.inputs().forEach(next::push);
      }
    }
    computed.sort(Comparator.comparingLong(c -> c.node().age()));
    var steps = new ArrayList<Step>();
    var places = new HashMap<Tensor, Integer>();
    for (var each : computed) {
      Node node = each.node();
      node.inputs().forEach(in -> place(in, Optional.empty(), List.of(), places, steps));
      List<Integer> from = node.inputs().stream().map(places::get).toList();
      place(each.tensor(), Optional.of(node.op()), from, places, steps);
    }
    place(result, Optional.empty(), List.of(), places, steps);
    return new Graph(steps);
  }

  private static void place(
      Tensor t,
      Optional<Op> op,
      List<Integer> inputs,
      Map<Tensor, Integer> places,
      List<Step> steps) {
    if (places.putIfAbsent(t, steps.size()) == null) {
      steps.add(new Step(steps.size(), t, op, inputs));
    }
  }

  private static GradientException gone(Tensor t) {
    return new GradientException(
        "the graph behind a tensor of shape %s is gone: backward() has been through it and freed it.\nTake Graph.of(…) before backward()."
            .formatted(t.shape()));
  }

  /// Every tensor of the graph, oldest first: each stands behind all that it was computed from. A
  /// leaf stands before its first use.
  ///
  /// @return the steps; the last is the result
  public List<Step> steps() {
    return steps;
  }

  /// The tensors that the graph begins with.
  ///
  /// @return parameters and constants, in the order of their first use
  public List<Tensor> leaves() {
    return steps.stream().filter(Step::isLeaf).map(Step::tensor).toList();
  }

  /// The tensor that the graph leads to.
  ///
  /// @return the last step's
  public Tensor result() {
    return steps.getLast().tensor();
  }

  /// Computes everything again from other leaves. Random numbers are leaves and stay as they were
  /// drawn; nothing of this graph changes.
  ///
  /// @param values new tensors for some of the [#leaves()]; the others stay
  /// @return a graph of the same steps with the new numbers
  /// @throws IllegalArgumentException if a key is no leaf of this graph
  /// @throws ShapeException if a value has another shape than its leaf and the operations cannot
  ///   take it
  public Graph replay(Map<Tensor, Tensor> values) {
    var given = new HashMap<>(values);
    leaves().forEach(given::remove);
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot replay with a new value for a tensor of shape %s: it is no leaf of this graph. See leaves()."
              .formatted(given.keySet().iterator().next().shape()));
    }
    var byLeaf = new HashMap<>(values);
    var again = new ArrayList<Step>();
    for (Step step : steps) {
      Tensor[] in = step.inputs().stream().map(i -> again.get(i).tensor()).toArray(Tensor[]::new);
      Tensor now =
          step.op()
              .map(op -> Tensor.apply(op, in))
              .orElseGet(() -> byLeaf.getOrDefault(step.tensor(), step.tensor()));
      again.add(new Step(step.number(), now, step.op(), step.inputs()));
    }
    return new Graph(again);
  }

  /// The graph as a drawing in the Mermaid language, which GitHub and JupyterLab draw.
  ///
  /// @return the text of a `flowchart`
  public String mermaid() {
    var text = new StringBuilder("flowchart LR\n");
    for (Step step : steps) {
      String box = step.isLeaf() ? "  n%d([\"%s<br>%s\"])\n" : "  n%d[\"%s<br>%s\"]\n";
      text.append(box.formatted(step.number(), step.label().replace("\"", "#quot;"), step.shape()));
      step.inputs().forEach(i -> text.append("  n%d --> n%d\n".formatted(i, step.number())));
    }
    return text.toString();
  }

  /// One line for each step: its number, what it is, its shape, and from which steps it comes.
  @Override
  public String toString() {
    int label = steps.stream().mapToInt(s -> s.label().length()).max().orElse(0);
    int shape = steps.stream().mapToInt(s -> s.shape().toString().length()).max().orElse(0);
    int number = String.valueOf(steps.size() - 1).length();
    String line = "%" + number + "d  %-" + label + "s  %-" + shape + "s  %s";
    return steps.stream()
        .map(s -> line.formatted(s.number(), s.label(), s.shape(), from(s)).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private static String from(Step step) {
    return step.isLeaf()
        ? ""
        : "from " + step.inputs().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}

package gradus.autodiff;

import gradus.tensor.CustomOp;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Looks for the fault in the operations that a reader wrote: each is checked alone.
final class CustomOpCheck {
  private CustomOpCheck() {}

  static List<Diagnosis> faults(Graph graph) {
    var faults = new ArrayList<Diagnosis>();
    var looked = new HashSet<String>();
    for (Graph.Step step : graph.steps()) {
      if (step.op().filter(CustomOp.class::isInstance).isPresent() && looked.add(step.label())) {
        faults.addAll(faults(graph, step));
      }
    }
    return faults;
  }

  private static List<Diagnosis> faults(Graph graph, Graph.Step step) {
    List<Tensor> inputs =
        step.inputs().stream().map(i -> graph.steps().get(i).tensor().detach()).toList();
    var op = step.op().orElseThrow();
    var probe = new Probe(in -> Tensor.apply(op, in.toArray(Tensor[]::new)), DType.FLOAT64);
    probe.first(inputs);
    var seen = Comparison.of(probe, inputs, probe.gradients(inputs));
    var behavior = new Diagnoser.Behavior(seen.claimed(), Optional.empty());
    return IntStream.range(0, inputs.size())
        .filter(seen::isWrong)
        .mapToObj(i -> {
          var found = new Diagnoser(seen, new Structure(probe.recorded(inputs)), behavior).of(i);
          return new Diagnosis(
              found.kind(),
              "The fault lies in the derivative of your own op %s. %s"
                  .formatted(step.label(), found.sentence()));
        })
        .toList();
  }
}

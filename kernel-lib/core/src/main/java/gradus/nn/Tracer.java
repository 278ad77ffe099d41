package gradus.nn;

import gradus.tensor.Concat;
import gradus.tensor.Conv2d;
import gradus.tensor.Convert;
import gradus.tensor.Indexing;
import gradus.tensor.MatMul;
import gradus.tensor.Op;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Recorder;
import gradus.tensor.Reduce;
import gradus.tensor.Sample;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.tensor.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Listens to a forward pass and makes the rows of a [Summary].
final class Tracer implements Recorder, Calls.Listener {
  private final Map<Layer, String> names;
  private final List<Summary.Row> rows = new ArrayList<>();
  private final Deque<Work> atWork = new ArrayDeque<>();
  private final Set<Tensor> counted = Collections.newSetFromMap(new IdentityHashMap<>());
  private Work outside = new Work();

  /// What was done by one layer, or between two.
  private static final class Work {
    final StringJoiner labels = new StringJoiner(", ");
    @Nullable Shape output;
    long parameters;
    long parameterBytes;
    long flops;
    long activationBytes;

    Summary.Row row(String name, String layer, Shape shape) {
      return new Summary.Row(
          name, layer, shape, parameters, flops, parameterBytes, activationBytes);
    }
  }

  Tracer(Map<Layer, String> names) {
    this.names = names;
  }

  List<Summary.Row> rows() {
    finishOutside();
    return rows;
  }

  @Override
  public void begins(Layer layer) {
    finishOutside();
    atWork.push(new Work());
  }

  @Override
  public void ends(Layer layer, Tensor y) {
    String name = names.getOrDefault(layer, "");
    rows.add(atWork.pop().row(name, layer.toString(), y.shape()));
  }

  private void finishOutside() {
    if (outside.output != null) {
      rows.add(outside.row("", outside.labels.toString(), outside.output));
      outside = new Work();
    }
  }

  @Override
  public void applied(Op op, List<Tensor> in, Tensor out) {
    Work work = atWork.isEmpty() ? outside : atWork.peek();
    for (Tensor each : in) {
      if (each.isGradRequired() && counted.add(each)) {
        work.parameters += each.numel();
        work.parameterBytes += (long) each.numel() * each.dtype().bytes();
      }
    }
    // A view makes no numbers.
    if (!(op instanceof View)) {
      work.labels.add(op.label());
      work.output = out.shape();
      work.flops += flops(op, in, out);
      work.activationBytes += (long) out.numel() * out.dtype().bytes();
    }
  }

  private static long flops(Op op, List<Tensor> in, Tensor out) {
    return switch (op) {
      case MatMul _ -> 2L * out.numel() * in.getFirst().size(-1);
      case Conv2d _ -> 2L * out.numel() * (in.get(1).numel() / in.get(1).size(0));
      case PoolPlaces window -> (long) out.numel() * window.length() * window.length();
      case Reduce _ -> in.getFirst().numel();
      case Concat _, Convert _, Indexing _, Sample _ -> 0;
      default -> out.numel();
    };
  }
}

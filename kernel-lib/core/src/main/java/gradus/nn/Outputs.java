package gradus.nn;

import gradus.tensor.Op;
import gradus.tensor.Recorder;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every layer of a model gave for a batch, heard while it predicted. Made by
/// [Layers#outputs].
///
/// The layers of this library are heard, in the order of computing, and so are the functions of a
/// single number that a `forward` of your own applies between them, such as `.tanh()`.
///
/// @param layers one for each layer or function that computed; a layer that is used twice comes
///   twice
/// @param prediction what came out in the end
public record Outputs(List<Output> layers, Tensor prediction) {
  /// What one layer gave.
  ///
  /// @param name its place in the model, such as `hidden.0`; empty for a function in your `forward`
  /// @param layer what it is, such as `relu()`
  /// @param op the operation that made the value
  /// @param value the output, with the batch along axis 0
  public record Output(String name, String layer, Op op, Tensor value) {}

  /// Keeps a copy of the list.
  public Outputs {
    layers = List.copyOf(layers);
  }

  static Outputs of(Layer model, Tensor x) {
    var ear = new Ear(Parts.layers(model));
    var prediction = new ArrayList<Tensor>();
    Parts.predicting(model, ear, () -> Calls.listen(ear, () -> prediction.add(model.forward(x))));
    return new Outputs(ear.heard, prediction.getFirst());
  }

  private static final class Ear implements Recorder, Calls.Listener {
    final List<Output> heard = new ArrayList<>();
    private final Map<Layer, String> names;
    private final Deque<Layer> atWork = new ArrayDeque<>();
    private @Nullable Op last;

    Ear(Map<Layer, String> names) {
      this.names = names;
    }

    @Override
    public void begins(Layer layer) {
      atWork.push(layer);
    }

    @Override
    public void ends(Layer layer, Tensor y) {
      atWork.pop();
      // A layer that passes its input on, such as dropout now, made nothing.
      if (last != null) {
        heard.add(new Output(names.getOrDefault(layer, ""), layer.toString(), last, y));
      }
      last = null;
    }

    @Override
    public void applied(Op op, List<Tensor> in, Tensor out) {
      last = op;
      if (atWork.isEmpty()) {
        last = null;
        if (op instanceof Unary) {
          heard.add(new Output("", op.label(), op, out));
        }
      }
    }
  }
}

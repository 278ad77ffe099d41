package gradus.gallery;

import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A network's way forward and back for one example, with all numbers. The network itself stays as
/// it is: this computes with copies of its weights, in 64 bits.
///
/// @param columns the inputs, then one column for each linear layer with what follows it
/// @param loss the loss
record BackpropPass(List<Column> columns, double loss) {
  /// The neurons of a layer.
  ///
  /// @param name what follows the sum, or x
  /// @param layer its weights; null for the inputs
  /// @param z the sums
  /// @param a what comes out
  /// @param atOutput ∂L/∂a
  /// @param atSum ∂L/∂z, the layer's δ
  /// @param hasSlopes whether each sum goes through a function of its own, so that it has a slope
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Column(
      String name,
      @Nullable Linear layer,
      double[] z,
      double[] a,
      double[] atOutput,
      double[] atSum,
      boolean hasSlopes) {
    int size() {
      return a.length;
    }
  }

  private record Draft(
      String name, @Nullable Linear layer, Tensor z, Tensor a, boolean hasSlopes) {}

  static BackpropPass of(Sequential model, Tensor x, Tensor target, BinaryOperator<Tensor> lossOf) {
    var drafts = new ArrayList<Draft>();
    Tensor last = heard(x.to(FLOAT64).detach());
    drafts.add(new Draft("x", null, last, last, false));
    for (Layer layer : model.layers()) {
      if (layer instanceof Linear linear) {
        Linear copy = copy(linear);
        last = heard(copy.forward(last));
        drafts.add(new Draft("", copy, last, last, false));
      } else {
        Tensor before = last;
        last = heard(layer.forward(before));
        Draft draft = drafts.removeLast();
        drafts.add(
            new Draft(
                Names.of(layer), draft.layer(), draft.z(), last, isOneByOne(layer, before, last)));
      }
    }
    Tensor loss = lossOf.apply(last, target.dtype() == x.dtype() ? target.to(FLOAT64) : target);
    var gradients = new ArrayList<Gradients>();
    drafts.forEach(draft -> gradients.add(new Gradients(draft)));
    loss.backward();
    var columns = new ArrayList<Column>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      columns.add(
          new Column(
              draft.name(),
              draft.layer(),
              draft.z().toArray(),
              draft.a().toArray(),
              gradients.get(i).atOutput,
              gradients.get(i).atSum,
              draft.hasSlopes()));
    }
    return new BackpropPass(List.copyOf(columns), loss.item());
  }

  /// Whether a layer treats each number alone: then it says the same of one as of all.
  private static boolean isOneByOne(Layer layer, Tensor in, Tensor out) {
    double[] each = in.toArray();
    double[] all = out.toArray();
    return each.length == all.length
        && IntStream.range(0, each.length)
            .allMatch(i -> {
              Tensor alone = layer.forward(tensor(new double[][] {{each[i]}}).to(FLOAT64));
              return alone.toArray()[0] == all[i];
            });
  }

  private static Tensor heard(Tensor x) {
    return x.wantsGrad() ? x : x.requiresGrad();
  }

  private static Linear copy(Linear layer) {
    Tensor weight = layer.weight();
    return new Linear(
        tensor(weight.toArray())
            .to(FLOAT64)
            .reshape(weight.size(0), weight.size(1))
            .detach()
            .requiresGrad(),
        tensor(layer.bias().toArray()).to(FLOAT64).detach().requiresGrad());
  }

  /// Listens at a column's two tensors while `backward()` passes.
  private static final class Gradients {
    private double[] atOutput;
    private double[] atSum;

    Gradients(Draft draft) {
      atOutput = new double[draft.a().numel()];
      atSum = new double[draft.z().numel()];
      draft
          .a()
          .onGrad(g -> {
            atOutput = g.toArray();
            return g;
          });
      draft
          .z()
          .onGrad(g -> {
            atSum = g.toArray();
            return g;
          });
    }
  }
}

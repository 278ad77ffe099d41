package gradus.diagnose;

import static gradus.optim.Optimizers.adam;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/// Whether a network can learn a few examples by heart. Made by [Diagnostics#overfitOneBatch].
///
/// What cannot do that has a mistake, and no tuning will help: a loss that does not fit the output,
/// a graph that is cut, a network too small even for this.
///
/// @param first the loss before
/// @param last the loss after the last step
/// @param steps how many steps it took, or was given
public record OneBatch(double first, double last, int steps) {
  private static final int STEPS = 500;

  /// A twentieth of the first loss is near enough to nothing; few networks that can get there stop.
  private static final double LEARNED = 0.05;

  private static final double RATE = 0.01;

  static OneBatch of(Layer model, Dataset batch, BinaryOperator<Tensor> loss) {
    Map<Tensor, Tensor> before = numbers(model);
    long[] generator = Generator.shared().state();
    try {
      var optimizer = adam(model, RATE);
      double first = Double.NaN;
      double last = Double.NaN;
      for (int step = 0; step <= STEPS; step++) {
        Tensor now = loss.apply(model.forward(batch.x()), batch.y());
        last = now.item();
        first = step == 0 ? last : first;
        if (last <= LEARNED * first || !Double.isFinite(last) || step == STEPS) {
          return new OneBatch(first, last, step);
        }
        optimizer.zeroGrad();
        now.backward();
        optimizer.step();
      }
      throw new AssertionError("the loop returns in its last step");
    } finally {
      before.forEach(Tensor::assign);
      before.keySet().forEach(Tensor::zeroGrad);
      Generator.shared().restore(generator);
    }
  }

  private static Map<Tensor, Tensor> numbers(Layer model) {
    var numbers = new IdentityHashMap<Tensor, Tensor>();
    model.parameters().forEach(x -> numbers.put(x, x.detach().times(1)));
    model.namedBuffers().values().forEach(x -> numbers.put(x, x.detach().times(1)));
    return numbers;
  }

  /// Whether it can.
  ///
  /// @return true if the loss fell to a twentieth
  public boolean isLearned() {
    return last <= LEARNED * first;
  }

  /// Both losses and what they mean.
  @Override
  public String toString() {
    return "one batch: the loss went from %s to %s in %d steps of Adam: %s"
        .formatted(
            Words.number(first),
            Words.number(last),
            steps,
            isLearned()
                ? "the network can learn these by heart, as it should."
                : "it cannot even learn these by heart. Look for a mistake in model, loss or labels"
                    + " before you tune anything.");
  }
}

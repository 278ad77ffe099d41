package gradus.kernel;

import static gradus.compile.Steps.compile;
import static gradus.loss.Losses.crossEntropy;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;

import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Trains a little before anybody asks, so that the first training of a notebook does not stall.
///
/// Java compiles what runs often. Until then vector code is some hundred times slower than after.
/// Nothing here is random: the reader's seed gives the reader's numbers, whatever was done before.
final class WarmUp {
  private static final int BATCH = 64;
  private static final int INPUTS = 784;
  private static final int HIDDEN = 128;
  private static final int CLASSES = 10;
  private static final long LONGEST_REST = 100_000_000;

  private WarmUp() {}

  /// Trains until the time is over, one round at least.
  ///
  /// @param nanos how long, in nanoseconds
  /// @return how many steps were taken
  static int run(long nanos) {
    long end = System.nanoTime() + nanos;
    Tensor x = waves(BATCH, INPUTS);
    Tensor y = tensor(IntStream.range(0, BATCH).mapToDouble(i -> i % CLASSES).toArray());
    Layer model = sequential(layer(INPUTS, HIDDEN), relu(), layer(HIDDEN, CLASSES));
    Optimizer plain = sgd(model, 1e-3);
    Optimizer moments = adam(model, 1e-3);
    var step = compile((in, classes) -> crossEntropy(model.forward(in), classes), moments);
    int steps = 0;
    do {
      long begin = System.nanoTime();
      for (Optimizer optimizer : new Optimizer[] {plain, moments}) {
        optimizer.zeroGrad();
        crossEntropy(model.forward(x), y).backward();
        optimizer.step();
      }
      step.run(x, y);
      steps += 3;
      // The compiler works meanwhile, perhaps on the only other processor: it is to have its half.
      LockSupport.parkNanos(Math.min(LONGEST_REST, System.nanoTime() - begin));
    } while (System.nanoTime() < end);
    return steps;
  }

  private static Linear layer(int inputs, int outputs) {
    return new Linear(
        waves(outputs, inputs).div(Math.sqrt(inputs)).detach().requiresGrad(),
        zeros(outputs).requiresGrad());
  }

  private static Tensor waves(int rows, int columns) {
    return arange(0, rows * columns).sin().reshape(rows, columns);
  }
}

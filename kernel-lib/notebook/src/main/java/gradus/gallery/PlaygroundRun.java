package gradus.gallery;

import static gradus.loss.Losses.bceWithLogits;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;

import gradus.data.Dataset;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/// A training of a network with one hidden layer, remembered as far as anyone has looked. It has
/// random numbers of its own, so that a figure does not disturb those of the notebook.
final class PlaygroundRun {
  /// How many epochs pass from one frame to the next.
  static final int EPOCHS = 5;

  /// The network at one frame.
  ///
  /// @param model a copy that learns no more
  /// @param loss its loss in nats
  /// @param right how many points it has right
  record State(Sequential model, double loss, int right) {}

  private final Tensor x;
  private final Tensor y;
  private final Linear hidden;
  private final Linear output;
  private final Optimizer optimizer;
  private final List<State> states = new ArrayList<>();

  PlaygroundRun(Dataset points, int units, double rate) {
    x = points.x().to(FLOAT64);
    y = tensor(Arrays.stream(points.labels()).asDoubleStream().toArray()).reshape(points.size(), 1);
    var random = new Random(1);
    hidden = start(units, 2, random);
    output = start(1, units, random);
    optimizer = sgd(network(hidden, output), rate);
    remember();
  }

  /// As He et al. have it: the variance 2 / inputs keeps the second moment through a ReLU.
  private static Linear start(int outputs, int inputs, Random random) {
    double deviation = Math.sqrt(2.0 / inputs);
    double[] weights =
        DoubleStream.generate(random::nextGaussian)
            .limit((long) outputs * inputs)
            .map(value -> deviation * value)
            .toArray();
    return new Linear(
        tensor(weights).reshape(outputs, inputs).requiresGrad(), zeros(outputs).requiresGrad());
  }

  private static Sequential network(Linear hidden, Linear output) {
    return sequential(hidden, relu(), output);
  }

  /// The network at a frame; trains on as far as needed.
  State at(int frame) {
    while (states.size() <= frame) {
      for (int i = 0; i < EPOCHS; i++) {
        optimizer.zeroGrad();
        bceWithLogits(network(hidden, output).forward(x), y).backward();
        optimizer.step();
      }
      remember();
    }
    return states.get(frame);
  }

  private void remember() {
    Sequential model = network(copy(hidden), copy(output));
    Tensor logits = model.forward(x);
    double right = logits.greaterThan(0).equalTo(y).sum().item();
    states.add(new State(model, bceWithLogits(logits, y).item(), (int) right));
  }

  private static Linear copy(Linear layer) {
    Tensor weight = layer.weight();
    return new Linear(
        tensor(weight.toArray()).reshape(weight.size(0), weight.size(1)),
        tensor(layer.bias().toArray()));
  }
}

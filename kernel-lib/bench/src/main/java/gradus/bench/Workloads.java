package gradus.bench;

import static gradus.nn.Activations.relu;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.conv2d;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.maxPool2d;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randint;

import gradus.data.Dataset;
import gradus.data.Datasets;
import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.optim.Optimizer;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.List;
import java.util.function.Function;

/// The table of trainings. README.md beside this module says what each stands for.
public final class Workloads {
  /// Their names.
  public static final List<String> NAMES =
      List.of("W1", "W2", "W3sgd", "W3adam", "W4", "W5", "W9", "W10");

  private static final int SEED = 7;

  private Workloads() {}

  /// Makes a training, with the same numbers whenever it is asked.
  ///
  /// @param name one of [#NAMES]
  /// @return data, model, loss and optimizer
  /// @throws IllegalArgumentException if there is no such training
  public static Workload of(String name) {
    Tensors.seed(SEED);
    return switch (name) {
      case "W1" -> xor(sequential(linear(2, 8), tanh(), linear(8, 1)));
      case "W2" -> spirals();
      case "W3sgd" -> digits(64, 128, model -> sgd(model, 0.1));
      case "W3adam" -> digits(64, 128, model -> adam(model, 0.001));
      case "W4" -> largeDigits();
      case "W5" -> convnet();
      case "W9" -> xor(sequential(linear(2, 4), relu(), linear(4, 1)));
      case "W10" -> words();
      default ->
          throw new IllegalArgumentException(
              "there is no training \"%s\"; there are %s.".formatted(name, NAMES));
    };
  }

  private static Workload xor(Layer model) {
    Dataset xor = Datasets.xor();
    return new Workload(xor.x(), xor.y(), model, Losses::mse, m -> sgd(m, 0.1));
  }

  private static Workload spirals() {
    Dataset spirals = Datasets.spirals(300, 3, 0.02, SEED);
    var model = sequential(linear(2, 64), tanh(), linear(64, 64), tanh(), linear(64, 3));
    return new Workload(spirals.x(), spirals.y(), model, Losses::crossEntropy, m -> adam(m, 0.01));
  }

  private static Workload digits(int batch, int hidden, Function<Layer, Optimizer> optimizer) {
    var model = sequential(linear(784, hidden), relu(), linear(hidden, 10));
    return classes(rand(batch, 784), 10, model, optimizer);
  }

  private static Workload largeDigits() {
    var model = sequential(linear(784, 512), relu(), linear(512, 256), relu(), linear(256, 10));
    return classes(rand(256, 784), 10, model, m -> adam(m, 0.001));
  }

  private static Workload convnet() {
    var model =
        sequential(
            conv2d(1, 8, 3, 1, 1),
            relu(),
            maxPool2d(2),
            conv2d(8, 16, 3, 1, 1),
            relu(),
            maxPool2d(2),
            flatten(),
            linear(16 * 7 * 7, 10));
    return classes(rand(32, 1, 28, 28), 10, model, m -> sgd(m, 0.1));
  }

  private static Workload words() {
    var model = WordWindow.of(256, 16, 4, 128);
    return classes(randint(0, 256, 64, 4), 256, model, m -> sgd(m, 0.1));
  }

  private static Workload classes(
      Tensor x, int classes, Layer model, Function<Layer, Optimizer> optimizer) {
    return new Workload(x, randint(0, classes, x.size(0)), model, Losses::crossEntropy, optimizer);
  }
}

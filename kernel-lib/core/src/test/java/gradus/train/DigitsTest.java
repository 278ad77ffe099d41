package gradus.train;

import static gradus.data.Datasets.digits;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.conv2d;
import static gradus.nn.Layers.flatten;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.maxPool2d;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Dataset;
import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.optim.Schedule;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Drawn digits are told apart, from few examples and by small networks.
class DigitsTest {
  private static final Dataset HELD_OUT = digits(1000, 2);

  private static double accuracy(Supplier<Layer> network, int examples, int batch, int epochs) {
    seed(1);
    Layer model = network.get();
    var batches = digits(examples, 1).batches(batch).seed(1);
    var training =
        trainer(model, Losses::crossEntropy, adam(model, 0.01), batches)
            .accuracy()
            .schedule(Schedule.oneCycle(epochs * batches.count()));
    training.fit(epochs);
    return training.evaluate(HELD_OUT).getOrDefault("accuracy", 0.0);
  }

  @Test
  void aSmallMlpPasses95Percent() {
    double accuracy =
        accuracy(() -> sequential(flatten(), linear(256, 32), relu(), linear(32, 10)), 2000, 50, 6);
    assertTrue(accuracy > 0.95, "accuracy %s".formatted(accuracy));
  }

  @Test
  void aSmallConvnetPasses98Percent() {
    double accuracy =
        accuracy(
            () ->
                sequential(
                    conv2d(1, 6, 3, 1, 1),
                    relu(),
                    maxPool2d(2),
                    conv2d(6, 12, 3, 1, 1),
                    relu(),
                    maxPool2d(2),
                    flatten(),
                    linear(192, 10)),
            1000,
            20,
            4);
    assertTrue(accuracy > 0.98, "accuracy %s".formatted(accuracy));
  }
}

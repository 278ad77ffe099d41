package gradus.train;

import gradus.data.Dataset;
import gradus.optim.Clipping;
import gradus.tensor.DType;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step: forward, loss, backward for each of its batches, then the optimizer.
final class Step {
  private final Trainer t;
  private final Settings settings;
  private final Map<String, Double> measured = new LinkedHashMap<>();

  Step(Trainer t) {
    this.t = t;
    this.settings = t.settings;
  }

  /// Takes the step and writes down what it saw; without a step if the loss is no number.
  void take(List<Dataset> batches) {
    zeroGrad();
    int examples = batches.stream().mapToInt(Dataset::size).sum();
    for (Dataset batch : batches) {
      learn(batch, batch.size() / (double) examples);
    }
    measured.forEach((name, value) -> t.history.record(name, t.step, value));
    t.history.record(History.RATE, t.step, t.optimizer.rate());
    if (isFinite()) {
      move();
    }
  }

  boolean isFinite() {
    return Double.isFinite(measured.getOrDefault(History.LOSS, Double.NaN));
  }

  private void zeroGrad() {
    t.optimizer.zeroGrad();
    t.model.parameters().forEach(Tensor::zeroGrad);
  }

  private void learn(Dataset batch, double share) {
    Tensor prediction;
    Tensor loss;
    try {
      prediction = t.predict(batch.x());
      loss = t.loss.apply(prediction, batch.y());
    } catch (ShapeException e) {
      throw new ShapeException(
          "the model or the loss cannot take a batch of x %s and y %s: %s"
              .formatted(batch.x().shape(), batch.y().shape(), e.getMessage()));
    }
    if (loss.numel() != 1) {
      throw new ShapeException(
          "a loss must be a single number to be lowered; this one has shape %s. Take its mean()."
              .formatted(loss.shape()));
    }
    measured.merge(History.LOSS, share * loss.item(), Double::sum);
    settings.metrics.forEach((name, metric) ->
        measured.merge(
            name, share * metric.applyAsDouble(prediction.detach(), batch.y()), Double::sum));
    if (Double.isFinite(loss.item())) {
      // A share of 1 is left out: then the gradient is that of a loop by hand, to the last bit.
      backward(share == 1 ? loss : loss.times(share));
    }
  }

  private void backward(Tensor loss) {
    if (settings.precision == null) {
      loss.backward();
    } else {
      settings.precision.backward(loss);
    }
  }

  private void move() {
    boolean finite = settings.precision == null || settings.precision.unscale(t.optimizer);
    if (settings.clip != null && finite) {
      Clipping.clipNorm(t.optimizer.parameters(), settings.clip);
    }
    Watch watch = settings.watching ? new Watch(t.learned()) : null;
    if (settings.precision == null) {
      t.optimizer.step();
    } else {
      settings.precision.step(t.optimizer);
    }
    if (watch != null) {
      watch.record(t.history, t.step);
    }
  }

  /// Why the loss is no number, as far as one can tell.
  static TrainingException broken(Trainer t, List<Dataset> batches) {
    double loss = t.history.last(History.LOSS);
    String what =
        "the loss is %s at step %d, with the learning rate %s."
            .formatted(Figures.number(loss), t.step - 1, Figures.number(t.optimizer.rate()));
    if (batches.stream().anyMatch(batch -> !areFinite(batch.x()) || !areFinite(batch.y()))) {
      return new TrainingException(
          what
              + " There are NaN or infinite numbers in this batch. Look for missing values in the data.");
    }
    @Nullable String before = lastLosses(t.history.series(History.LOSS));
    return new TrainingException(
        what
            + (before == null
                ? " It is the first one, so look at the model and the loss: a logarithm of 0, a division by 0, a root of 0."
                : " Before, it was %s. If it grew, the rate is too high: try a tenth of it. If it fell, look for a logarithm of 0 or a division by 0."
                    .formatted(before))
            + " The weights are as they were before this step.");
  }

  private static boolean areFinite(Tensor x) {
    // ∞ · 0 and NaN · 0 are NaN, and so is every sum with them.
    return x.detach().to(DType.FLOAT64).times(0).sum().item() == 0;
  }

  private static @Nullable String lastLosses(Series losses) {
    int last = losses.size() - 1;
    if (last == 0) {
      return null;
    }
    String newest = Figures.number(losses.value(last - 1));
    return last == 1
        ? newest
        : Figures.number(losses.value(0)) + " at first and " + newest + " last";
  }
}

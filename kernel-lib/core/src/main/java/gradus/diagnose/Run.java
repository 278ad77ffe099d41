package gradus.diagnose;

import static java.util.Objects.requireNonNull;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.nn.Layers;
import gradus.tensor.Tensor;
import gradus.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// A training as the rules see it. What is dear to compute is computed once, when a rule asks.
final class Run {
  /// A parameter with inputs and outputs, and how its numbers compared with He's at the first step.
  ///
  /// @param name its name
  /// @param size √(mean θ²) at the first step
  /// @param ratio the size in units of He's √(2 / inputs)
  record Matrix(String name, double size, double ratio) {}

  private final History history;
  private final @Nullable Layer model;
  private final @Nullable Dataset data;
  private final @Nullable BinaryOperator<Tensor> loss;
  private @Nullable Activity activity;
  private @Nullable Double guess;
  private @Nullable Double likeness;

  Run(
      History history,
      @Nullable Layer model,
      @Nullable Dataset data,
      @Nullable BinaryOperator<Tensor> loss) {
    this.history = history;
    this.model = model;
    this.data = data;
    this.loss = loss;
  }

  History history() {
    return history;
  }

  boolean hasModel() {
    return model != null;
  }

  Layer model() {
    return requireNonNull(model);
  }

  Dataset data() {
    return requireNonNull(data);
  }

  /// The loss on all training data with the weights as they are.
  Tensor lossNow() {
    Tensor prediction = Layers.outputs(model(), data().x()).prediction();
    return requireNonNull(loss).apply(prediction, data().y());
  }

  boolean hasCurve(String name, int least) {
    return history.has(name) && history.series(name).size() >= least;
  }

  Curve curve(String name) {
    return new Curve(history.series(name));
  }

  Curve lossCurve() {
    return curve(History.LOSS);
  }

  /// The learning rate of the first step, if it is known.
  Optional<Double> rate() {
    return history.has(History.RATE)
        ? Optional.of(history.series(History.RATE).value(0)).filter(r -> r > 0)
        : Optional.empty();
  }

  /// `try 0.03`, or how much smaller, where the rate is not known.
  String tryLower() {
    return rate()
        .map(r ->
            "try %s instead of %s".formatted(Words.number(Words.round(r / 10)), Words.number(r)))
        .orElse("try a tenth of it");
  }

  /// Whether the loss is, in the end, hardly lower than in the beginning, and high.
  boolean isStuck() {
    Curve curve = lossCurve();
    return curve.size() > 0 && curve.last() > 0.9 * curve.first() && curve.last() > 0.5 * guess();
  }

  /// What the best answer costs that does not look at the inputs: by the data, else by the first
  /// loss, since a new network knows nothing.
  double guess() {
    if (guess == null) {
      double cost =
          hasModel()
              ? Guess.cost(
                  data(), Layers.outputs(model(), data().x()).prediction(), requireNonNull(loss))
              : Double.NaN;
      guess = Double.isFinite(cost) ? cost : lossCurve().first();
    }
    return guess;
  }

  /// How much the inputs say about the targets, from 0 to 1.
  double likeness() {
    if (likeness == null) {
      likeness = Neighbors.likeness(data());
    }
    return likeness;
  }

  Activity activity() {
    if (activity == null) {
      activity = Activity.of(model(), data().x());
    }
    return activity;
  }

  /// The weights that are sums over inputs, in order: matrices and filters, no biases.
  List<Matrix> matrices() {
    var matrices = new ArrayList<Matrix>();
    model()
        .namedParameters()
        .forEach((name, p) -> {
          if (p.rank() >= 2 && history.has(History.weight(name))) {
            double size = history.series(History.weight(name)).value(0) / Math.sqrt(p.numel());
            double inputs = p.numel() / (double) p.size(0);
            matrices.add(new Matrix(name, size, size / Math.sqrt(2 / inputs)));
          }
        });
    return matrices;
  }

  /// The parameters whose steps were recorded: matrices and filters where the model is known, else
  /// all.
  List<String> steered() {
    if (hasModel()) {
      List<String> names =
          matrices().stream()
              .map(Matrix::name)
              .filter(name -> history.has(History.update(name)))
              .toList();
      if (!names.isEmpty()) {
        return names;
      }
    }
    return Updates.parameters(history);
  }

  /// The norm of the whole gradient, step by step.
  double[] gradientNorms() {
    double[] squares = new double[lossCurve().size()];
    for (String name : Updates.parameters(history)) {
      double[] norms = history.series(History.gradient(name)).values();
      for (int i = 0; i < Math.min(squares.length, norms.length); i++) {
        squares[i] += norms[i] * norms[i];
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }
}

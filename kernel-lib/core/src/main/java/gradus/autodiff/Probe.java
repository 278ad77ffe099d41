package gradus.autodiff;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Tape;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// A function of tensors as a check sees it: one number, in one type, the same each time.
///
/// Where the function gives several numbers, each gets a fixed weight of its own, so that one
/// number can tell them apart.
final class Probe {
  private final Function<List<Tensor>, Tensor> f;
  private final DType type;
  private final Chance chance = new Chance();

  Probe(Function<List<Tensor>, Tensor> f, DType type) {
    this.f = f;
    this.type = type;
  }

  /// The value at the inputs. Draws of chance are noted here, and made again by all other calls.
  double first(List<Tensor> x) {
    try (var _ = chance.listening()) {
      return in(type, () -> weighted(f.apply(leaves(x))).item());
    }
  }

  /// How many numbers the function gives.
  int outputs(List<Tensor> x) {
    return in(type, () -> chance.again(() -> f.apply(leaves(x)).numel()));
  }

  double at(List<Tensor> x) {
    return in(type, () -> chance.again(() -> weighted(f.apply(leaves(x))).item()));
  }

  /// The value where one number of one input is another.
  double at(List<Tensor> x, int input, int k, double value) {
    double[] numbers = x.get(input).toArray();
    numbers[k] = value;
    var moved = new ArrayList<>(x);
    moved.set(input, tensor(numbers, x.get(input)));
    return at(moved);
  }

  /// What autodiff says.
  List<Tensor> gradients(List<Tensor> x) {
    return in(
        type,
        () -> {
          List<Tensor> leaves = leaves(x);
          Tensor y = chance.again(() -> weighted(f.apply(leaves)));
          return Tape.partials(y, Tape.seedFor(y), leaves, Tape.After.FREE);
        });
  }

  /// The graph from the inputs, which come first, to the value.
  Recorded recorded(List<Tensor> x) {
    return in(
        type,
        () -> {
          List<Tensor> leaves = leaves(x);
          return new Recorded(leaves, Graph.of(chance.again(() -> weighted(f.apply(leaves)))));
        });
  }

  /// The largest number on the way to the value.
  double largestInside(List<Tensor> x) {
    return recorded(x).graph().steps().stream()
        .mapToDouble(step -> Comparison.largest(step.tensor().toArray()))
        .max()
        .orElse(0);
  }

  record Recorded(List<Tensor> leaves, Graph graph) {}

  <T> T replayed(Supplier<T> computation) {
    return in(type, () -> chance.again(computation));
  }

  private List<Tensor> leaves(List<Tensor> x) {
    return x.stream().map(t -> t.to(type).detach().requiresGrad()).toList();
  }

  static <T> T in(DType type, Supplier<T> computation) {
    try (var _ = Context.defaultType(type);
        var _ = Context.enableGrad()) {
      return computation.get();
    }
  }

  private static Tensor weighted(Tensor y) {
    if (y.numel() == 1) {
      return y.reshape();
    }
    double[] weights = new double[y.numel()];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = StrictMath.cos(1.7 * k + 0.3);
    }
    return y.times(tensor(weights, y)).sum();
  }

  /// Numbers in the shape and type of another tensor.
  static Tensor tensor(double[] numbers, Tensor like) {
    try (var _ = Context.defaultType(like.dtype())) {
      return Tensors.tensor(numbers).reshape(like.shape());
    }
  }
}

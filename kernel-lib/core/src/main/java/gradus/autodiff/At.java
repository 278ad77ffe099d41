package gradus.autodiff;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tape;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A function recorded at one point, ready to be walked back through.
///
/// @param x the inputs as f saw them
/// @param y f(x)
/// @param recorded whether what is found shall be differentiable too: so it is if an input, or a
///   direction, wants a gradient
record At(List<Tensor> x, Tensor y, boolean recorded) {
  static <R> R point(
      Function<List<Tensor>, Tensor> f,
      List<Tensor> inputs,
      boolean directionWantsGrad,
      Function<At, R> what) {
    boolean recorded =
        Context.isGradEnabled()
            && (directionWantsGrad || inputs.stream().anyMatch(Tensor::wantsGrad));
    try (var _ = Context.enableGrad()) {
      List<Tensor> x =
          inputs.stream()
              .map(t -> recorded && t.wantsGrad() ? t : t.detach().requiresGrad())
              .toList();
      return what.apply(new At(x, f.apply(x), recorded));
    }
  }

  /// The gradients of `of`, given its own; this is the only walk.
  List<Tensor> gradients(Tensor of, Tensor seed) {
    return Tape.partials(of, seed, x, recorded ? Tape.After.RECORD : Tape.After.FREE);
  }

  /// Σ aᵢ·bᵢ over all numbers of all pairs.
  static Tensor inner(List<Tensor> a, List<Tensor> b) {
    return IntStream.range(0, a.size())
        .mapToObj(i -> a.get(i).times(b.get(i)).sum())
        .reduce(Tensor::plus)
        .orElseThrow();
  }

  Tensor along(List<Tensor> directions) {
    Tensor u = zeros(y.shape(), y.dtype()).requiresGrad();
    Tensor inner = inner(Tape.partials(y, u, x, Tape.After.RECORD), directions);
    return Tape.partials(
            inner, Tape.seedFor(inner), List.of(u), recorded ? Tape.After.RECORD : Tape.After.FREE)
        .getFirst();
  }

  /// For each input, the gradients of every number of y under each other.
  List<Tensor> rows() {
    int m = y.numel();
    var rows = new ArrayList<List<Tensor>>();
    for (int k = 0; k < m; k++) {
      Tensor seed = oneAt(k, m).to(y.dtype()).reshape(y.shape());
      rows.add(Tape.partials(y, seed, x, recorded ? Tape.After.RECORD : Tape.After.KEEP));
    }
    return IntStream.range(0, x.size())
        .mapToObj(i -> stacked(rows.stream().map(row -> row.get(i)).toList(), x.get(i)))
        .toList();
  }

  private Tensor stacked(List<Tensor> rows, Tensor input) {
    int[] sizes = Arrays.copyOf(y.shape().toArray(), y.rank() + input.rank());
    System.arraycopy(input.shape().toArray(), 0, sizes, y.rank(), input.rank());
    Tensor all = zeros(Shape.of(rows.size(), input.numel()), input.dtype());
    for (int k = 0; k < rows.size(); k++) {
      Tensor column = oneAt(k, rows.size()).to(input.dtype()).reshape(rows.size(), 1);
      all = all.plus(column.times(rows.get(k).reshape(Shape.of(input.numel()))));
    }
    return all.reshape(Shape.of(sizes));
  }

  private static Tensor oneAt(int k, int count) {
    double[] numbers = new double[count];
    numbers[k] = 1;
    return Tensors.tensor(numbers);
  }

  private static Tensor zeros(Shape shape, DType type) {
    return Tensors.full(shape, 0).to(type);
  }
}

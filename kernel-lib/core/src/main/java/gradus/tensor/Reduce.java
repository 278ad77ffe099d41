package gradus.tensor;

import java.util.List;
import java.util.Locale;

/// Many numbers made into one, along some axes; the reduced axes stay with size 1.
///
/// @param kind what is made of them
/// @param axes which axes, sorted, counted from the start
public record Reduce(Kind kind, List<Integer> axes) implements Op {
  /// What is made of the numbers.
  public enum Kind {
    /// Their sum; 0 where there are none.
    SUM,
    /// The largest; NaN if one of them is.
    MAX,
    /// The smallest; NaN if one of them is.
    MIN,
    /// The place of the largest, counted from 0; the first of several equals.
    ARGMAX,
    /// The place of the smallest, counted from 0; the first of several equals.
    ARGMIN;

    private boolean isPlace() {
      return this == ARGMAX || this == ARGMIN;
    }

    /// The specification: number by number in reading order, in 64 bits, rounded once.
    void compute(Tensor x, Tensor out) {
      int[] places = x.layout().places();
      int[] targets = out.stretch(x.shape()).layout().places();
      double[] best = new double[out.numel()];
      int[] seen = new int[out.numel()];
      int[] winner = new int[out.numel()];
      for (int k = 0; k < places.length; k++) {
        double value = x.storage().get(places[k]);
        int t = targets[k];
        int nth = seen[t]++;
        switch (this) {
          case SUM -> best[t] += value;
          case MAX -> best[t] = nth == 0 ? value : Math.max(best[t], value);
          case MIN -> best[t] = nth == 0 ? value : Math.min(best[t], value);
          case ARGMAX, ARGMIN -> {
            boolean better = this == ARGMAX ? value > best[t] : value < best[t];
            boolean firstNaN = Double.isNaN(value) && !Double.isNaN(best[t]);
            if (nth == 0 || better || firstNaN) {
              best[t] = value;
              winner[t] = nth;
            }
          }
        }
      }
      for (int t = 0; t < best.length; t++) {
        out.storage().set(t, isPlace() ? winner[t] : best[t]);
      }
    }
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shape shape(List<Tensor> in) {
    Shape shape = in.getFirst().shape();
    if (kind != Kind.SUM) {
      for (int axis : axes) {
        if (shape.size(axis) == 0) {
          throw new ShapeException(
              "cannot take the %s of no numbers: axis %d of %s is empty."
                  .formatted(label(), axis, shape));
        }
      }
    }
    return shape.reduce(axes, true);
  }

  /// A place is counted in a type that can count so far.
  @Override
  public DType type(List<Tensor> in) {
    Tensor x = in.getFirst();
    return kind.isPlace() ? x.dtype().counting(x.numel()) : x.dtype();
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    backend.reduce(kind, in.getFirst(), out);
  }

  @Override
  public boolean differentiable(int i) {
    return !kind.isPlace();
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    Tensor x = in.getFirst();
    return switch (kind) {
      case SUM -> g.broadcastTo(x.shape());
      case MAX, MIN -> {
        Tensor isExtreme = x.equalTo(out);
        // Equals share: two largest numbers get half each.
        yield g.div(isExtreme.sumTo(out.shape())).times(isExtreme);
      }
      case ARGMAX, ARGMIN ->
          throw new GradientException(
              label() + " is flat almost everywhere and passes no gradient on.");
    };
  }
}

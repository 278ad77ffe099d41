package gradus.tensor;

import java.util.List;
import java.util.Locale;

/// Random numbers. An op without inputs, so that whoever listens to ops hears of chance too.
///
/// @param kind how the numbers are spread
/// @param parameter how many whole numbers there are to choose from, or the probability of a 1;
///   other kinds have no use for it
/// @param shape the shape of the result
/// @param dtype the type of the result
/// @param generator where the numbers come from
public record Sample(Kind kind, double parameter, Shape shape, DType dtype, Generator generator)
    implements Op {
  /// How random numbers are spread.
  public enum Kind {
    /// Evenly from 0 (included) to 1 (excluded).
    UNIFORM,
    /// As the standard normal distribution: mean 0, standard deviation 1.
    NORMAL,
    /// Whole numbers from 0 to the parameter − 1, each equally likely.
    INTEGER,
    /// 1 with the parameter as its probability, else 0.
    BERNOULLI,
    /// The whole numbers 0, 1, 2, … in an order of which each is equally likely.
    PERMUTATION
  }

  @Override
  public String label() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shape shape(List<Tensor> in) {
    return shape;
  }

  @Override
  public DType type(List<Tensor> in) {
    return dtype;
  }

  @Override
  public void forward(Backend backend, List<Tensor> in, Tensor out) {
    Storage storage = out.storage();
    for (int k = 0; k < storage.length(); k++) {
      storage.set(k, next(k));
    }
    if (kind == Kind.PERMUTATION) {
      shuffle(storage);
    }
  }

  private double next(int k) {
    return switch (kind) {
      // As many random bits as the type can hold: rounding could give 1, which is excluded.
      case UNIFORM -> generator.nextDouble(dtype.digits());
      case NORMAL -> generator.nextGaussian();
      case INTEGER -> generator.nextInt((int) parameter);
      case BERNOULLI -> generator.nextDouble() < parameter ? 1 : 0;
      case PERMUTATION -> k;
    };
  }

  /// Each number changes places with one that is not settled yet (Fisher and Yates, 1938).
  private void shuffle(Storage numbers) {
    for (int last = numbers.length() - 1; last > 0; last--) {
      int other = generator.nextInt(last + 1);
      double kept = numbers.get(last);
      numbers.set(last, numbers.get(other));
      numbers.set(other, kept);
    }
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    throw new GradientException("random numbers have no inputs to pass a gradient to.");
  }
}

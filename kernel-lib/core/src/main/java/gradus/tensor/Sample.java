package gradus.tensor;

import java.util.List;
import java.util.Locale;

/// Random numbers. An op without inputs, so that whoever listens to ops hears of chance too.
///
/// @param kind how the numbers are spread
/// @param shape the shape of the result
/// @param dtype the type of the result
/// @param generator where the numbers come from
public record Sample(Kind kind, Shape shape, DType dtype, Generator generator) implements Op {
  /// How random numbers are spread.
  public enum Kind {
    /// Evenly from 0 (included) to 1 (excluded).
    UNIFORM,
    /// As the standard normal distribution: mean 0, standard deviation 1.
    NORMAL
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
      storage.set(k, kind == Kind.UNIFORM ? uniform() : generator.nextGaussian());
    }
  }

  /// As many random bits as the type can hold: rounding could give 1, which is excluded.
  private double uniform() {
    return dtype == DType.FLOAT32 ? generator.nextFloat() : generator.nextDouble();
  }

  @Override
  public Tensor vjp(int i, Tensor g, List<Tensor> in, Tensor out) {
    throw new GradientException("random numbers have no inputs to pass a gradient to.");
  }
}

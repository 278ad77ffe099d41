package gradus.tensor;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Makes tensors. A notebook has these names without an import.
///
/// New tensors have the type [Context#type()], `float32` unless a scope says otherwise.
public final class Tensors {
  private Tensors() {}

  /// A single number, of shape ().
  ///
  /// @param value the number
  /// @return the tensor
  public static Tensor tensor(double value) {
    return full(Shape.of(), Context.type(), value);
  }

  /// A vector of numbers.
  ///
  /// @param values the numbers
  /// @return a tensor of shape (n)
  public static Tensor tensor(double... values) {
    return fill(Shape.of(values.length), k -> values[k]);
  }

  /// A matrix from its rows.
  ///
  /// @param rows the rows, all of the same length
  /// @return a tensor of shape (rows, columns)
  /// @throws ShapeException if a row is longer or shorter than the first
  public static Tensor tensor(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != columns) {
        throw new ShapeException(
            "the rows of a matrix must be equally long: row 0 has %d numbers, row %d has %d."
                .formatted(columns, r, rows[r].length));
      }
    }
    return fill(Shape.of(rows.length, columns), k -> rows[k / columns][k % columns]);
  }

  /// A vector of `float32` numbers, copied as they are.
  ///
  /// @param values the numbers
  /// @return a tensor of shape (n)
  public static Tensor tensor(float[] values) {
    return new Tensor(new Storage.Floats(values.clone()), Layout.of(Shape.of(values.length)));
  }

  /// Zeros.
  ///
  /// @param sizes the size along each axis
  /// @return the tensor
  public static Tensor zeros(int... sizes) {
    return full(Shape.of(sizes), Context.type(), 0);
  }

  /// Ones.
  ///
  /// @param sizes the size along each axis
  /// @return the tensor
  public static Tensor ones(int... sizes) {
    return full(Shape.of(sizes), Context.type(), 1);
  }

  /// One number everywhere.
  ///
  /// @param shape the shape
  /// @param value the number
  /// @return the tensor
  public static Tensor full(Shape shape, double value) {
    return full(shape, Context.type(), value);
  }

  static Tensor full(Shape shape, DType type, double value) {
    Storage storage = Storage.allocate(type, shape.numel());
    if (value != 0) {
      storage.fill(value);
    }
    return new Tensor(storage, Layout.of(shape));
  }

  /// The identity matrix: ones on the diagonal, zeros elsewhere.
  ///
  /// @param n rows and columns
  /// @return a tensor of shape (n, n)
  public static Tensor eye(int n) {
    return fill(Shape.of(n, n), k -> k / n == k % n ? 1 : 0);
  }

  /// The whole numbers 0, 1, …, n − 1.
  ///
  /// @param n how many
  /// @return a tensor of shape (n)
  public static Tensor arange(int n) {
    return fill(Shape.of(n), k -> k);
  }

  /// Numbers at equal distances, both ends included.
  ///
  /// @param from the first
  /// @param to the last
  /// @param count how many
  /// @return a tensor of shape (count)
  public static Tensor linspace(double from, double to, int count) {
    return fill(Shape.of(count), k -> count == 1 ? from : from + (to - from) * k / (count - 1.0));
  }

  /// Class numbers as rows with a single 1: class 2 of 4 becomes (0, 0, 1, 0).
  ///
  /// @param classes whole numbers from 0 to count − 1, of any shape
  /// @param count how many classes there are
  /// @return a tensor with one more axis, of size `count`
  /// @throws IllegalArgumentException if a number is not such a class
  public static Tensor oneHot(Tensor classes, int count) {
    double[] numbers = classes.toArray();
    for (double c : numbers) {
      if (c != Math.rint(c) || c < 0 || c >= count) {
        throw new IllegalArgumentException(
            "%s is not a class: with %d classes they are the whole numbers 0 to %d."
                .formatted(TensorText.number(c), count, count - 1));
      }
    }
    int[] sizes = Arrays.copyOf(classes.shape().toArray(), classes.rank() + 1);
    sizes[classes.rank()] = count;
    return fill(Shape.of(sizes), k -> numbers[k / count] == k % count ? 1 : 0).to(classes.dtype());
  }

  /// Random numbers spread evenly from 0 (included) to 1 (excluded).
  ///
  /// @param sizes the size along each axis
  /// @return the tensor
  public static Tensor rand(int... sizes) {
    return sample(Sample.Kind.UNIFORM, sizes);
  }

  /// Random numbers from the standard normal distribution: mean 0, standard deviation 1.
  ///
  /// @param sizes the size along each axis
  /// @return the tensor
  public static Tensor randn(int... sizes) {
    return sample(Sample.Kind.NORMAL, sizes);
  }

  private static Tensor sample(Sample.Kind kind, int... sizes) {
    return Tensor.apply(new Sample(kind, Shape.of(sizes), Context.type(), Generator.shared()));
  }

  /// Starts all random numbers again: the same seed gives the same numbers.
  ///
  /// @param seed any number
  public static void seed(long seed) {
    Generator.shared().seed(seed);
  }

  private static Tensor fill(Shape shape, IntToDoubleFunction number) {
    Storage storage = Storage.allocate(Context.type(), shape.numel());
    for (int k = 0; k < storage.length(); k++) {
      storage.set(k, number.applyAsDouble(k));
    }
    return new Tensor(storage, Layout.of(shape));
  }
}

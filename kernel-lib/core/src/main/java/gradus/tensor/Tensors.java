package gradus.tensor;

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

  /// Numbers one apart: from, from + 1, … before `to` is reached.
  ///
  /// @param from the first
  /// @param to where they stop, not included
  /// @return a tensor of shape (n)
  /// @throws IllegalArgumentException if `to` is less than `from`
  public static Tensor arange(double from, double to) {
    return arange(from, to, 1);
  }

  /// Numbers at equal steps: from, from + step, … before `to` is reached.
  ///
  /// ```java
  /// arange(1, 2, 0.25);   // [1, 1.25, 1.5, 1.75]
  /// arange(3, 0, -1);     // [3, 2, 1]
  /// ```
  ///
  /// @param from the first
  /// @param to where they stop, not included
  /// @param step how far apart; negative to count down
  /// @return a tensor of shape (n), n being (to − from) / step rounded up
  /// @throws IllegalArgumentException if the steps do not lead from `from` to `to`
  public static Tensor arange(double from, double to, double step) {
    double count = Math.ceil((to - from) / step);
    if (!(step != 0 && count >= 0 && count <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "arange cannot get from %s to %s in steps of %s."
              .formatted(TensorText.number(from), TensorText.number(to), TensorText.number(step)));
    }
    return fill(Shape.of((int) count), k -> from + k * step);
  }

  /// Zeros in the shape and type of another tensor.
  ///
  /// @param x the other tensor
  /// @return the zeros
  public static Tensor zerosLike(Tensor x) {
    return full(x.shape(), x.dtype(), 0);
  }

  /// Ones in the shape and type of another tensor.
  ///
  /// @param x the other tensor
  /// @return the ones
  public static Tensor onesLike(Tensor x) {
    return full(x.shape(), x.dtype(), 1);
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
    Indexing.requireCounting(classes.dtype(), count);
    Live.check(
        classes,
        c -> {
          if (c != Math.rint(c) || c < 0 || c >= count) {
            throw new IllegalArgumentException(
                "%s is not a class: with %d classes they are the whole numbers 0 to %d."
                    .formatted(TensorText.number(c), count, count - 1));
          }
        });
    try (var _ = Context.defaultType(classes.dtype())) {
      return classes.unsqueeze(-1).equalTo(arange(count));
    }
  }

  /// Random numbers spread evenly from 0 (included) to 1 (excluded).
  ///
  /// @param sizes the size along each axis
  /// @return the tensor
  public static Tensor rand(int... sizes) {
    return sample(Sample.Kind.UNIFORM, 1, sizes);
  }

  /// Random numbers from the standard normal distribution: mean 0, standard deviation 1.
  ///
  /// @param sizes the size along each axis
  /// @return the tensor
  public static Tensor randn(int... sizes) {
    return sample(Sample.Kind.NORMAL, 1, sizes);
  }

  /// Random whole numbers, each equally likely.
  ///
  /// @param low the smallest
  /// @param high one more than the largest, and at most 2³¹ − 1 above `low`
  /// @param sizes the size along each axis
  /// @return the tensor
  /// @throws IllegalArgumentException if there are no such numbers, or if the type cannot tell them
  ///   apart
  public static Tensor randint(int low, int high, int... sizes) {
    long farthest = Math.max(Math.abs((long) low), Math.abs(high - 1L));
    requireCountable(farthest);
    int count = Math.subtractExact(high, low);
    if (count < 1) {
      throw new IllegalArgumentException(
          "there is no whole number from %d to %d: randint(low, high) excludes high."
              .formatted(low, high - 1L));
    }
    return sample(Sample.Kind.INTEGER, count, sizes).plus(low);
  }

  private static void requireCountable(long farthest) {
    DType type = Context.type();
    if (farthest > 1L << type.digits()) {
      throw new IllegalArgumentException(
          "%s cannot tell all whole numbers up to %,d apart, only up to %,d. Use defaultType(FLOAT64)."
              .formatted(type, farthest, 1L << type.digits()));
    }
  }

  /// Random ones and zeros, as tosses of a coin.
  ///
  /// @param probability how likely a 1 is, from 0 to 1
  /// @param sizes the size along each axis
  /// @return the tensor
  /// @throws IllegalArgumentException if there is no such probability
  public static Tensor bernoulli(double probability, int... sizes) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a probability lies between 0 and 1; this is %s."
              .formatted(TensorText.number(probability)));
    }
    return sample(Sample.Kind.BERNOULLI, probability, sizes);
  }

  /// The whole numbers 0, 1, …, n − 1 in random order.
  ///
  /// @param n how many
  /// @return a tensor of shape (n)
  /// @throws IllegalArgumentException if the type cannot tell them apart
  public static Tensor randperm(int n) {
    requireCountable(n - 1L);
    return sample(Sample.Kind.PERMUTATION, 1, n);
  }

  private static Tensor sample(Sample.Kind kind, double parameter, int... sizes) {
    return Tensor.apply(
        new Sample(kind, parameter, Shape.of(sizes), Context.type(), Generator.shared()));
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

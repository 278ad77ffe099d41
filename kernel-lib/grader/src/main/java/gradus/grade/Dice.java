package gradus.grade;

import gradus.tensor.Generator;
import java.util.ArrayList;
import java.util.List;

/// Draws the inputs of an exercise and the numbers of a question.
///
/// Fractions have one decimal, so that a reader can follow a case with pencil and paper.
public final class Dice {
  private final Generator generator;

  Dice(Generator generator) {
    this.generator = generator;
  }

  /// A whole number.
  ///
  /// @param from the smallest
  /// @param to the largest
  /// @return one of them, each as likely
  public int whole(int from, int to) {
    if (from > to) {
      throw new IllegalArgumentException(
          "cannot draw from %s to %s: the smaller number comes first.".formatted(from, to));
    }
    return from + generator.nextInt(to - from + 1);
  }

  /// A number with one decimal.
  ///
  /// @param from the smallest
  /// @param to the largest
  /// @return such as -1.3
  public double tenths(double from, double to) {
    return whole((int) Math.ceil(from * 10), (int) Math.floor(to * 10)) / 10.0;
  }

  /// A number with one decimal that is not zero.
  ///
  /// @param from the smallest
  /// @param to the largest
  /// @return such as -1.3
  public double tenthsButZero(double from, double to) {
    double drawn = tenths(from, to);
    while (drawn == 0) {
      drawn = tenths(from, to);
    }
    return drawn;
  }

  /// A bias that keeps a weighted sum of numbers with one decimal away from zero by 0.005 at least.
  /// So nobody's bend depends on the order in which the sum was added up.
  ///
  /// @return such as -1.305
  public double bias() {
    return (whole(-20, 20) * 20 + 1) / 200.0;
  }

  /// Biases as of [#bias], for the neurons of a layer.
  ///
  /// @param count how many
  /// @return an array, its numbers between -2 and 2.005
  public double[] biases(int count) {
    var drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = bias();
    }
    return drawn;
  }

  /// Numbers with one decimal, none of them zero.
  ///
  /// @param count how many
  /// @return an array, its numbers between -2 and 2
  public double[] vector(int count) {
    var drawn = new double[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = tenthsButZero(-2, 2);
    }
    return drawn;
  }

  /// Rows of numbers with one decimal, none of them zero.
  ///
  /// @param rows how many rows
  /// @param columns how many numbers in each
  /// @return an array of rows, their numbers between -2 and 2
  public double[][] matrix(int rows, int columns) {
    var drawn = new double[rows][];
    for (int i = 0; i < rows; i++) {
      drawn[i] = vector(columns);
    }
    return drawn;
  }

  /// One of a few.
  ///
  /// @param <T> what they are
  /// @param some at least one
  /// @return one of them, each as likely
  public <T> T pick(List<T> some) {
    return some.get(generator.nextInt(some.size()));
  }

  /// The same in another order.
  <T> List<T> shuffled(List<T> some) {
    var left = new ArrayList<>(some);
    var order = new ArrayList<T>();
    while (!left.isEmpty()) {
      order.add(left.remove(generator.nextInt(left.size())));
    }
    return order;
  }
}

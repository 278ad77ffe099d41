package gradus.grade;

import java.util.function.Function;

/// One number, array or tensor that a stage asks for, with what is right.
///
/// @param name what reports call it: `z`, `dL/dw`
/// @param code the Java expression that gets it from what the learner wrote, such as `neuron(x, w,
///   b)`; the inputs have the names that the exercise gave them
/// @param reference computes what is right
/// @param comparer decides whether the learner's is
/// @param seen what is compared is not the value but what this makes of it; runs where the
///   learner's code does not
public record Value(
    String name,
    String code,
    Function<Case, Object> reference,
    Comparer comparer,
    Function<Object, Object> seen) {
  private static final double TOLERANCE = 1e-5;

  /// A value that must be right to within 1e-5: enough for float32.
  ///
  /// @param name what reports call it
  /// @param code the expression that gets it
  /// @param reference computes what is right
  /// @return the value
  public static Value value(String name, String code, Function<Case, Object> reference) {
    return new Value(name, code, reference, Comparer.within(TOLERANCE), Function.identity());
  }

  /// The same, but only its kind and shape count.
  ///
  /// @return another value
  public Value shape() {
    return new Value(name, code, reference, Comparer.shape(), seen);
  }

  /// The same with another tolerance.
  ///
  /// @param tolerance how far from the reference is still right: see [Comparer#within]
  /// @return another value
  public Value within(double tolerance) {
    return new Value(name, code, reference, Comparer.within(tolerance), seen);
  }

  /// The same, judged by what it leads to: for answers of which more than one is right, such as the
  /// weights of a neuron that computes AND. The reference gives what they must lead to.
  ///
  /// @param what from the learner's value, which may be of any type that can cross, to what is
  ///   compared; a `ClassCastException` in it means that the type is wrong
  /// @return another value
  public Value seenAs(Function<Object, Object> what) {
    return new Value(name, code, reference, comparer, what);
  }
}

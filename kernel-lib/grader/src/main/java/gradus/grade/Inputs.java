package gradus.grade;

/// Draws the inputs for one case of an exercise.
@FunctionalInterface
public interface Inputs {
  /// Draws one case.
  ///
  /// @param dice what to draw with: nothing else may be left to chance
  /// @param size 1 for the first case, and growing, so that the first case that fails is small
  /// @return the inputs, in the order of the exercise's parameters
  Object[] draw(Dice dice, int size);

  /// Puts inputs side by side; reads better than a new array.
  ///
  /// @param inputs what a case is made of
  /// @return the same
  static Object[] inputs(Object... inputs) {
    return inputs;
  }
}

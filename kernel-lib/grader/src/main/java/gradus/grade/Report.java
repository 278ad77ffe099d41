package gradus.grade;

import gradus.grade.Rung.State;
import java.util.List;

/// What became of an exercise.
///
/// @param exercise the exercise
/// @param rungs one for each of its stages
public record Report(Exercise exercise, List<Rung> rungs) {
  /// The points of the stages that are right.
  ///
  /// @return from 0 to the exercise's points
  public int earned() {
    return rungs.stream()
        .filter(rung -> rung.state() == State.RIGHT)
        .mapToInt(rung -> rung.stage().points())
        .sum();
  }

  /// Whether every stage is right.
  ///
  /// @return whether nothing is left to do
  public boolean isRight() {
    return rungs.stream().allMatch(rung -> rung.state() == State.RIGHT);
  }
}

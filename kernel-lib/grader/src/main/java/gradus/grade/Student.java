package gradus.grade;

/// Runs what a learner wrote: in the notebook itself, or far away in the judge's child process.
@FunctionalInterface
public interface Student {
  /// Runs the entry of a stage on one case.
  ///
  /// @param exercise the exercise
  /// @param stage one of its stages; its entry is `exercise.entry(stage)`
  /// @param input the case; its [Case#inputs] are for the learner's code to keep
  /// @return the values, or what went wrong
  Outcome run(Exercise exercise, Stage stage, Case input);
}

package gradus.judge;

import java.util.List;

/// What a notebook has earned.
///
/// @param file the submitted file, as it is named in reports
/// @param student who submitted it
/// @param sheet the homework: `hw01`; empty if it cannot be told
/// @param tasks what became of each task that counts
/// @param remarks what was odd about the notebook, in sentences without a full stop
/// @param refusal why nothing could be judged; empty if something could
/// @param isolated whether the code ran where it could get at nothing
public record Mark(
    String file,
    String student,
    String sheet,
    List<TaskMark> tasks,
    List<String> remarks,
    String refusal,
    boolean isolated) {

  /// What one task has earned.
  ///
  /// @param id `hw01.2`
  /// @param title what it is about
  /// @param stages one line for each of its stages
  public record TaskMark(String id, String title, List<StageMark> stages) {
    /// The points of its stages.
    ///
    /// @return from 0 to [#of]
    public int points() {
      return stages.stream().filter(StageMark::isRight).mapToInt(StageMark::points).sum();
    }

    /// What could be earned.
    ///
    /// @return the points of all stages
    public int of() {
      return stages.stream().mapToInt(StageMark::points).sum();
    }
  }

  /// What became of one stage.
  ///
  /// @param name `forward`
  /// @param points what it counts
  /// @param isRight whether it is right
  /// @param text what the learner is told; empty where there is nothing to say
  public record StageMark(String name, int points, boolean isRight, String text) {}

  /// The points of all tasks.
  ///
  /// @return from 0 to [#of]
  public int points() {
    return tasks.stream().mapToInt(TaskMark::points).sum();
  }

  /// What could be earned.
  ///
  /// @return the points of all tasks
  public int of() {
    return tasks.stream().mapToInt(TaskMark::of).sum();
  }

  /// One line that says how it went.
  @Override
  public String toString() {
    String of = refusal.isEmpty() ? "%d of %d".formatted(points(), of()) : refusal;
    return "%s: %s".formatted(file, of);
  }
}

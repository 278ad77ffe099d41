package gradus.grade;

import org.jspecify.annotations.Nullable;

/// What became of one stage.
///
/// @param stage the stage
/// @param state how it went
/// @param finding why it is wrong; null if it is not, or if nobody looked
public record Rung(Stage stage, State state, @Nullable Finding finding) {
  /// How a stage went.
  public enum State {
    /// Right on every case.
    RIGHT,
    /// Wrong on some case.
    WRONG,
    /// It follows from one that is wrong, so nobody looked.
    AFTER
  }
}

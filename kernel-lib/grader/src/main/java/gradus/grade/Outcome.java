package gradus.grade;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of running the learner's code once.
public sealed interface Outcome {
  /// It gave values, one for each [Value] of the stage.
  ///
  /// @param values primitives in their boxes, strings, arrays, tensors; null where it gave null
  record Values(List<@Nullable Object> values) implements Outcome {}

  /// It gave none.
  ///
  /// @param text one or more sentences for the learner that say why
  /// @param thrown the simple name of the exception that ended it; empty if it was something else:
  ///   code that does not compile, a limit
  record Trouble(String text, String thrown) implements Outcome {}
}

package gradus.grade;

import gradus.grade.Plain.NotPlain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides whether a value is right.
///
/// It runs where the learner's code does not, and calls no method of the learner: what it gets are
/// numbers, truths, texts, arrays of these, and tensors.
@FunctionalInterface
public interface Comparer {
  /// Compares.
  ///
  /// @param mine what the learner's code gave
  /// @param expected what the reference gave
  /// @return where they first differ; nothing if the value is right
  Optional<Difference> compare(@Nullable Object mine, Object expected);

  /// Right is what differs from the reference by no more than `tolerance · max(1, |expected|)`. NaN
  /// is right only where the reference is NaN.
  ///
  /// @param tolerance such as `1e-6`
  /// @return the comparer
  static Comparer within(double tolerance) {
    return new Closeness(tolerance);
  }

  /// Right is what has the shape and the kind of the reference, whatever its numbers are.
  ///
  /// @return the comparer
  static Comparer shape() {
    return (mine, expected) -> {
      try {
        return Closeness.shapes(Plain.of(mine), Plain.of(expected));
      } catch (NotPlain e) {
        return Optional.of(new Difference(e.getMessage() + ".", -1));
      }
    };
  }
}

package gradus.grade;

import gradus.grade.Plain.Kind;
import gradus.grade.Plain.NotPlain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares numbers with a tolerance, everything else exactly.
record Closeness(double tolerance) implements Comparer {
  @Override
  public Optional<Difference> compare(@Nullable Object mine, Object expected) {
    try {
      Plain got = Plain.of(mine);
      Plain right = Plain.of(expected);
      Optional<Difference> other = shapes(got, right);
      return other.isPresent() ? other : cells(got, right);
    } catch (NotPlain e) {
      return Optional.of(new Difference(e.getMessage() + ".", -1));
    }
  }

  /// Whether kind and shape are right.
  static Optional<Difference> shapes(Plain mine, Plain expected) {
    if (!mine.shape().equals(expected.shape())) {
      return Optional.of(
          new Difference("it is %s, expected is %s.".formatted(kind(mine), kind(expected)), -1));
    }
    if (mine.kind() != expected.kind() && mine.size() > 0) {
      return Optional.of(
          new Difference("it is %s, expected is %s.".formatted(kind(mine), kind(expected)), -1));
    }
    return Optional.empty();
  }

  private static String kind(Plain value) {
    return value.shape().isEmpty()
        ? value.kind().one
        : "%s of shape (%s)".formatted(value.kind().many, Words.joined(value.shape()));
  }

  private Optional<Difference> cells(Plain mine, Plain expected) {
    for (int i = 0; i < mine.size(); i++) {
      if (!isRight(mine, expected, i)) {
        String place = mine.place(i);
        String where = place.isEmpty() ? "" : "at " + place + " ";
        return Optional.of(new Difference(where + both(mine.cell(i), expected.cell(i)), i));
      }
    }
    return Optional.empty();
  }

  private static String both(Object mine, Object expected) {
    boolean alike = Words.brief(mine).equals(Words.brief(expected));
    return "it is %s, expected is %s."
        .formatted(alike ? mine : Words.brief(mine), alike ? expected : Words.brief(expected));
  }

  private boolean isRight(Plain mine, Plain expected, int i) {
    if (mine.kind() != Kind.NUMBER) {
      return mine.cell(i).equals(expected.cell(i));
    }
    double got = mine.number(i);
    double right = expected.number(i);
    return Double.compare(got, right) == 0
        || Math.abs(got - right) <= tolerance * Math.max(1, Math.abs(right));
  }
}

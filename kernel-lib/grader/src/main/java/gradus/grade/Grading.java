package gradus.grade;

import gradus.grade.Outcome.Trouble;
import gradus.grade.Outcome.Values;
import gradus.grade.Rung.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Climbs the stages of an exercise and stops at the first that is wrong.
///
/// The notebook and the judge both do it here, on values that came from the learner's code; no
/// method of the learner is called but through [Student].
public final class Grading {
  private final Exercise exercise;
  private final List<Case> cases;
  private final Student student;

  private Grading(Exercise exercise, List<Case> cases, Student student) {
    this.exercise = exercise;
    this.cases = cases;
    this.student = student;
  }

  /// Grades.
  ///
  /// @param exercise what was asked for
  /// @param seed what to draw the cases from
  /// @param student runs what the learner wrote
  /// @return what became of each stage
  public static Report grade(Exercise exercise, Seed seed, Student student) {
    return new Grading(exercise, exercise.cases(seed), student).climb();
  }

  private Report climb() {
    var rungs = new ArrayList<Rung>();
    boolean stopped = false;
    for (Stage stage : exercise.stages()) {
      if (stopped && !stage.isApart()) {
        rungs.add(new Rung(stage, State.AFTER, null));
        continue;
      }
      Finding finding = firstWrong(stage);
      stopped |= finding != null;
      rungs.add(new Rung(stage, finding == null ? State.RIGHT : State.WRONG, finding));
    }
    return new Report(exercise, List.copyOf(rungs));
  }

  private @Nullable Finding firstWrong(Stage stage) {
    var outcomes = new ArrayList<Outcome>();
    for (Case input : cases) {
      outcomes.add(student.run(exercise, stage, input));
    }
    for (int v = 0; v < stage.values().size(); v++) {
      for (int c = 0; c < cases.size(); c++) {
        Finding finding = look(stage, v, cases.get(c), outcomes.get(c));
        if (finding != null) {
          return named(finding, stage, v, outcomes);
        }
      }
    }
    return null;
  }

  private static @Nullable Finding look(Stage stage, int v, Case input, Outcome outcome) {
    Value value = stage.values().get(v);
    return switch (outcome) {
      case Trouble trouble ->
          new Finding(value.name(), input, null, null, new Difference(trouble.text(), -1), null);
      case Values values when values.values().size() != stage.values().size() ->
          new Finding(
              value.name(),
              input,
              null,
              null,
              new Difference("not every value arrived.", -1),
              null);
      case Values values -> {
        Object mine = values.values().get(v);
        Object expected = value.reference().apply(input);
        yield difference(value, mine, expected, value.comparer())
            .map(different -> new Finding(value.name(), input, mine, expected, different, null))
            .orElse(null);
      }
    };
  }

  private static Optional<Difference> difference(
      Value value, @Nullable Object mine, Object expected, Comparer comparer) {
    if (mine == null) {
      return comparer.compare(null, expected);
    }
    try {
      return comparer.compare(value.seen().apply(mine), expected);
    } catch (ClassCastException | IndexOutOfBoundsException e) {
      return Optional.of(
          new Difference(
              "it is %s, which is not what is asked for.".formatted(Words.brief(mine)), -1));
    }
  }

  /// The finding with the misconception that explains every case, if there is one.
  private Finding named(Finding finding, Stage stage, int v, List<Outcome> outcomes) {
    Value value = stage.values().get(v);
    for (Misconception known : exercise.misconceptions()) {
      if (known.value().equals(value.name()) && explains(known, value, v, outcomes)) {
        return new Finding(
            finding.value(),
            finding.input(),
            finding.mine(),
            finding.expected(),
            finding.difference(),
            known);
      }
    }
    return finding;
  }

  private boolean explains(Misconception known, Value value, int v, List<Outcome> outcomes) {
    Comparer comparer = closeness(value);
    for (int c = 0; c < cases.size(); c++) {
      try {
        Object wrong = known.wrong().apply(cases.get(c));
        boolean alike =
            outcomes.get(c) instanceof Values values
                && difference(value, values.values().get(v), wrong, comparer).isEmpty();
        if (!alike) {
          return false;
        }
      } catch (RuntimeException e) {
        boolean alike =
            outcomes.get(c) instanceof Trouble trouble
                && trouble.thrown().equals(e.getClass().getSimpleName());
        if (!alike) {
          return false;
        }
      }
    }
    return true;
  }

  /// How close two values have to be to be taken for the same, also where only the shape counts.
  static Comparer closeness(Value value) {
    return value.comparer() instanceof Closeness close ? close : Comparer.within(1e-6);
  }
}

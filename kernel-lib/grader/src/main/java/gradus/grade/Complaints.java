package gradus.grade;

import gradus.grade.Plain.NotPlain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at a task as its author wrote it, and says what would not work.
///
/// A test does so for every task of the course, so that a mistake of the author is found before a
/// learner meets it.
public final class Complaints {
  private final List<String> complaints = new ArrayList<>();
  private final String id;

  private Complaints(String id) {
    this.id = id;
  }

  /// Looks at a task.
  ///
  /// @param task an exercise or a question
  /// @return one sentence for each thing that is wrong; none if all is well
  public static List<String> of(Task task) {
    var found = new Complaints(task.id());
    switch (task) {
      case Exercise exercise -> found.look(exercise);
      case Question question -> found.look(question);
    }
    return List.copyOf(found.complaints);
  }

  private void add(String complaint) {
    complaints.add(id + " " + complaint);
  }

  private void look(Question question) {
    Asked asked = question.asked();
    if (!asked.options().isEmpty()) {
      long right = asked.options().stream().filter(Option::isRight).count();
      if (right != 1 || asked.options().size() < 2) {
        add(
            "has %d choices, %d of them right: it needs two or more, one of them right."
                .formatted(asked.options().size(), right));
      }
      if (hasTwins(asked.options().stream().map(Option::text).toList())) {
        add("offers the same choice twice.");
      }
      return;
    }
    List<Asked.Answer> right = asked.answers().stream().filter(Asked.Answer::isRight).toList();
    if (right.size() != 1) {
      add("has %d right answers: a number needs one, by answer(…).".formatted(right.size()));
      return;
    }
    for (Asked.Answer trap : asked.answers()) {
      if (!trap.isRight()
          && Math.abs(trap.number() - right.getFirst().number()) <= right.getFirst().tolerance()) {
        add("has a trap at %s, which is right.".formatted(Words.brief(trap.number())));
      }
    }
  }

  private static boolean hasTwins(List<String> texts) {
    return new HashSet<>(texts).size() < texts.size();
  }

  private void look(Exercise exercise) {
    if (exercise.asks().isEmpty()) {
      add("asks for nothing: say by asks(…) what the learner has to write.");
    }
    if (exercise.stages().isEmpty()) {
      add("has no stages: say by stages(…) what is right.");
      return;
    }
    List<Case> cases;
    try {
      cases = exercise.cases(Seed.OPEN);
    } catch (GradeException e) {
      add("cannot draw its cases: %s".formatted(Objects.requireNonNullElse(e.getMessage(), "")));
      return;
    }
    if (cases.isEmpty()) {
      add("has no cases: give it some by example(…) or drawn(…).");
      return;
    }
    if (hasTwins(exercise.stages().stream().map(Stage::name).toList())) {
      add("has two stages of the same name.");
    }
    exercise.stages().forEach(stage -> look(stage, cases));
    look(exercise, cases);
  }

  private void look(Stage stage, List<Case> cases) {
    for (Value value : stage.values()) {
      for (Case input : cases) {
        try {
          var _ = Plain.of(value.reference().apply(input));
        } catch (NotPlain | RuntimeException e) {
          add(
              "has a reference for %s that does not work on %s: %s"
                  .formatted(value.name(), input, Objects.requireNonNullElse(e.getMessage(), "")));
          break;
        }
      }
    }
  }

  private void look(Exercise exercise, List<Case> cases) {
    Set<String> names =
        exercise.stages().stream()
            .flatMap(stage -> stage.values().stream())
            .map(Value::name)
            .collect(Collectors.toSet());
    if (hasTwins(exercise.misconceptions().stream().map(Misconception::name).toList())) {
      add("has two misconceptions of the same name.");
    }
    for (Misconception known : exercise.misconceptions()) {
      if (!names.contains(known.value())) {
        add(
            "has the misconception \"%s\" about %s, which no stage asks for."
                .formatted(known.name(), known.value()));
      } else if (cases.stream().noneMatch(input -> isOther(exercise, known, input))) {
        add(
            "has the misconception \"%s\", which gives the right %s on every case: draw cases that tell them apart."
                .formatted(known.name(), known.value()));
      }
    }
  }

  /// Whether the misconception shows on this case.
  private static boolean isOther(Exercise exercise, Misconception known, Case input) {
    Value value =
        exercise.stages().stream()
            .flatMap(stage -> stage.values().stream())
            .filter(one -> Objects.equals(one.name(), known.value()))
            .findFirst()
            .orElseThrow();
    try {
      return Grading.closeness(value)
          .compare(known.wrong().apply(input), value.reference().apply(input))
          .isPresent();
    } catch (RuntimeException e) {
      return true;
    }
  }
}

package gradus.grade;

import java.util.List;
import java.util.function.UnaryOperator;
import jdk.jshell.JShell;
import org.jspecify.annotations.Nullable;

/// Checks what the cells of one JShell have declared.
final class Checker {
  private final JShell shell;

  Checker(JShell shell) {
    this.shell = shell;
  }

  /// Checks an exercise or judges an answer.
  ///
  /// @throws GradeException if there is no such task, or the answer is of no use for it
  Shown check(String id, @Nullable Object answer) {
    return switch (Sheets.task(id)) {
      case Question question -> QuestionView.of(question, question.judge(answer));
      case Exercise exercise -> check(exercise, answer);
    };
  }

  Shown check(Exercise exercise, @Nullable Object student) {
    Report report = report(exercise, student);
    List<String> remarks = report.isRight() ? List.of() : Symbols.hiding(shell, exercise);
    return ReportView.of(report, remarks);
  }

  Report report(Exercise exercise, @Nullable Object student) {
    Desk.hand(student);
    try {
      UnaryOperator<String> rewrite =
          student == null ? UnaryOperator.identity() : Handed.calling(student, exercise);
      return Grading.grade(exercise, Seed.OPEN, new Learner(shell, rewrite));
    } finally {
      Desk.hand(null);
    }
  }
}

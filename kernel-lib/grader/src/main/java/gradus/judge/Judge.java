package gradus.judge;

import gradus.grade.Exercise;
import gradus.grade.Grading;
import gradus.grade.Outcome;
import gradus.grade.Outcome.Trouble;
import gradus.grade.Outcome.Values;
import gradus.grade.Question;
import gradus.grade.Seed;
import gradus.grade.Sheet;
import gradus.grade.Task;
import gradus.grade.Verdict;
import gradus.judge.Mark.StageMark;
import gradus.judge.Mark.TaskMark;
import gradus.judge.NotebookFile.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Judges notebooks, one after another.
///
/// The code of a notebook runs in a process of its own. Inputs go there, and what comes back is
/// compared here with what is right; so nothing that the code does raises a mark but giving the
/// right values. Several judges may share their [Children] and work side by side.
final class Judge implements AutoCloseable {
  private static final int TRIES = 4;

  private final Children children;
  private final Compiler compiler;
  private final Limits limits;
  private final Seed seed;

  Judge(Children children, Limits limits, Seed seed) {
    this.children = children;
    this.limits = limits;
    this.seed = seed;
    compiler = new Compiler(children);
  }

  /// Judges a notebook.
  ///
  /// @param name how the mark names the file
  /// @param student how the mark names who submitted it
  /// @param notebook what was read of the file
  /// @param sheet the homework
  Mark judge(String name, String student, NotebookFile notebook, Sheet sheet) {
    var remarks = new ArrayList<>(notebook.remarks());
    String refusal = notebook.refusal();
    List<TaskMark> tasks = List.of();
    if (refusal.isEmpty()) {
      try {
        tasks = tasks(notebook, sheet, remarks);
      } catch (Ended e) {
        refusal = "the compiler failed on it: " + e.why();
      }
    }
    if (tasks.isEmpty()) {
      tasks = counted(sheet).stream().map(Judge::nothing).toList();
    }
    return new Mark(
        name,
        student,
        sheet.name(),
        tasks,
        remarks.stream().distinct().toList(),
        refusal,
        children.areIsolated());
  }

  private static List<Task> counted(Sheet sheet) {
    return sheet.tasks().stream().filter(task -> task.points() > 0).toList();
  }

  private static TaskMark nothing(Task task) {
    List<StageMark> stages =
        task instanceof Exercise exercise
            ? exercise.stages().stream()
                .map(stage -> new StageMark(stage.name(), stage.points(), false, ""))
                .toList()
            : List.of(new StageMark("answer", task.points(), false, ""));
    return new TaskMark(task.id(), task.title(), stages);
  }

  /// Tries again without a cell that keeps the compiler from coming to an end.
  private List<TaskMark> tasks(NotebookFile notebook, Sheet sheet, List<String> remarks)
      throws Ended {
    Set<Integer> left = new HashSet<>();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      compiler.open();
      var said = new ArrayList<String>();
      try (var session = new Session(children, compiler, limits)) {
        int stuck = run(session, notebook, left, said);
        if (stuck == 0) {
          List<TaskMark> marks = counted(sheet).stream().map(task -> mark(session, task)).toList();
          compiler.done();
          remarks.addAll(said);
          return marks;
        }
        left.add(stuck);
        remarks.add("cell %d was left out: the compiler came to no end".formatted(stuck));
      }
    }
    throw new Ended("it came to no end on %d cells".formatted(TRIES));
  }

  /// Runs the cells.
  ///
  /// @return the number of the cell at which the compiler had to be ended; 0 if there is none
  private static int run(
      Session session, NotebookFile notebook, Set<Integer> left, List<String> remarks) {
    for (Cell cell : notebook.cells()) {
      if (!left.contains(cell.number())) {
        try {
          session.cell(cell.number(), cell.text(), remarks::add);
        } catch (Ended e) {
          return cell.number();
        }
      }
    }
    return 0;
  }

  private TaskMark mark(Session session, Task task) {
    try (var student = new RemoteStudent(session, limits.question())) {
      return switch (task) {
        case Exercise exercise ->
            new TaskMark(
                task.id(),
                task.title(),
                Grading.grade(exercise, seed, student).rungs().stream()
                    .map(Explanation::of)
                    .toList());
        case Question question ->
            new TaskMark(task.id(), task.title(), List.of(answered(student, question)));
      };
    }
  }

  private static StageMark answered(RemoteStudent student, Question question) {
    Outcome outcome = student.answer(question.entry());
    Verdict verdict =
        switch (outcome) {
          case Values values when values.values().size() == 1 ->
              question.judge(values.values().getFirst());
          case Values values -> question.judge(null);
          case Trouble trouble -> new Verdict(Verdict.State.OPEN, trouble.text());
        };
    boolean isRight = verdict.state() == Verdict.State.RIGHT;
    return new StageMark("answer", question.points(), isRight, isRight ? "" : verdict.text());
  }

  @Override
  public void close() {
    compiler.close();
  }
}

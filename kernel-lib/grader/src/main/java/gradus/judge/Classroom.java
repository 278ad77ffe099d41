package gradus.judge;

import gradus.grade.Seed;
import gradus.grade.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Judges many notebooks, a few side by side. Whatever one of them does, the others are judged.
final class Classroom {
  private final Children children;
  private final Limits limits;
  private final Seed seed;
  private final Optional<Sheet> sheet;
  private final Consumer<String> progress;

  /// @param sheet what they are; nothing to see it in each
  Classroom(
      Children children,
      Limits limits,
      Seed seed,
      Optional<Sheet> sheet,
      Consumer<String> progress) {
    this.children = children;
    this.limits = limits;
    this.seed = seed;
    this.sheet = sheet;
    this.progress = progress;
  }

  /// Judges.
  ///
  /// @return the marks, in the order of the submissions
  List<Mark> judge(List<Submission> submissions, int jobs) {
    BlockingQueue<Judge> judges = new ArrayBlockingQueue<>(jobs);
    for (int i = 0; i < jobs; i++) {
      judges.add(new Judge(children, limits, seed));
    }
    var done = new AtomicInteger();
    var marks = new ArrayList<Mark>();
    try (var pool = Executors.newFixedThreadPool(jobs)) {
      List<Future<Mark>> all =
          submissions.stream()
              .map(submission ->
                  pool.submit(() -> {
                    Judge judge = judges.take();
                    try {
                      Mark mark = judge(judge, submission);
                      progress.accept(
                          "%d of %d   %s"
                              .formatted(done.incrementAndGet(), submissions.size(), mark));
                      return mark;
                    } finally {
                      judges.add(judge);
                    }
                  }))
              .toList();
      for (Future<Mark> one : all) {
        marks.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the judge was stopped", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      judges.forEach(Judge::close);
    }
    return marks;
  }

  private Mark judge(Judge judge, Submission submission) {
    NotebookFile notebook = NotebookFile.read(submission.file());
    Optional<Sheet> what = sheet.isPresent() ? sheet : submission.sheet(notebook);
    if (what.isEmpty()) {
      String refusal =
          notebook.refusal().isEmpty()
              ? "it cannot be told which homework it is: name it by --homework"
              : notebook.refusal();
      return refused(submission, refusal, notebook.remarks());
    }
    try {
      return judge.judge(submission.name(), submission.student(), notebook, what.get());
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of the judge: it must neither pass for a mark of 0 nor stop the others.
      return refused(submission, "the judge itself failed: " + e, notebook.remarks());
    }
  }

  private Mark refused(Submission submission, String refusal, List<String> remarks) {
    return new Mark(
        submission.name(),
        submission.student(),
        sheet.map(Sheet::name).orElse(""),
        List.of(),
        remarks,
        refusal,
        children.areIsolated());
  }
}

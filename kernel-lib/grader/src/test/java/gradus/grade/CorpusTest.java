package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.grade.Rung.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// The grader is graded: solutions as learners write them, right and wrong, run as cells would.
/// Each must earn exactly its stages, and each wrong one must be told its own mistake.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
  private final TestShell notebook = new TestShell();
  private List<Solution> corpus = List.of();

  @BeforeAll
  void read() throws IOException {
    corpus = Solution.all();
  }

  @AfterAll
  void close() {
    notebook.close();
  }

  @TestFactory
  Stream<DynamicTest> solutions() {
    return corpus.stream().map(one -> DynamicTest.dynamicTest(one.toString(), () -> grade(one)));
  }

  private void grade(Solution solution) {
    notebook.forget();
    notebook.run(solution.code());
    Report report = notebook.checker.report(solution.exercise(), null);
    List<String> earned =
        report.rungs().stream()
            .filter(rung -> rung.state() == State.RIGHT)
            .map(rung -> rung.stage().name())
            .toList();
    String text = ReportView.of(report, List.of()).text();
    assertEquals(solution.earns(), earned, text);
    if (!solution.isRight() && !solution.isStub()) {
      String told =
          report.rungs().stream()
              .map(Rung::finding)
              .filter(Objects::nonNull)
              .map(Finding::misconception)
              .filter(Objects::nonNull)
              .map(Misconception::name)
              .collect(Collectors.joining(", "));
      assertEquals(solution.title(), told, text);
    }
  }

  @Test
  void everyExerciseHasAStubTwoRightStylesAndEightWrongOnes() {
    Map<String, List<Solution>> byExercise =
        corpus.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.exercise().id(), TreeMap::new, Collectors.toList()));
    assertEquals(exercises(), List.copyOf(byExercise.keySet()));
    byExercise.forEach((id, solutions) -> {
      assertEquals(1, solutions.stream().filter(Solution::isStub).count(), id);
      assertTrue(solutions.stream().filter(Solution::isRight).count() >= 3, id);
      assertTrue(
          solutions.stream().filter(one -> !one.isRight() && !one.isStub()).count() >= 8, id);
    });
  }

  @Test
  void everyKnownMistakeIsInTheCorpus() {
    var missing = new ArrayList<String>();
    for (Sheet sheet : Sheets.all()) {
      for (Task task : sheet.tasks()) {
        if (task instanceof Exercise exercise) {
          for (Misconception known : exercise.misconceptions()) {
            if (corpus.stream()
                .noneMatch(one -> one.toString().equals(task.id() + " " + known.name()))) {
              missing.add(task.id() + " " + known.name());
            }
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static List<String> exercises() {
    return Sheets.all().stream()
        .flatMap(sheet -> sheet.tasks().stream())
        .filter(Exercise.class::isInstance)
        .map(Task::id)
        .sorted()
        .toList();
  }

  @Test
  void theTableInTheDocumentsIsThisOne() throws IOException {
    var table = new StringBuilder();
    table.append("| exercise | solution | stages that it earns | points |\n|---|---|---|---|\n");
    for (Solution one : corpus) {
      int points =
          one.exercise().stages().stream()
              .filter(stage -> one.earns().contains(stage.name()))
              .mapToInt(Stage::points)
              .sum();
      table.append(
          "| %s | %s | %s | %d of %d |\n"
              .formatted(
                  one.exercise().id(),
                  one.title(),
                  one.earns().isEmpty() ? "–" : String.join(", ", one.earns()),
                  points,
                  one.exercise().points()));
    }
    Document.expect("corpus", table.toString());
  }
}

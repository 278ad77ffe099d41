package gradus.judge;

import static gradus.judge.Notebooks.ANSWER;
import static gradus.judge.Notebooks.BEND;
import static gradus.judge.Notebooks.GOOD;
import static gradus.judge.Notebooks.SOFTMAX;
import static gradus.judge.Notebooks.TOTAL;
import static gradus.judge.Notebooks.TWICE;
import static gradus.judge.Notebooks.goodAfter;
import static gradus.judge.Notebooks.goodBut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.grade.Seed;
import gradus.judge.Mark.StageMark;
import gradus.judge.Mark.TaskMark;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static Children children;
  private static Judge judge;

  @BeforeAll
  static void open() {
    children = Children.open(Limits.USUAL);
    judge = new Judge(children, Limits.USUAL, new Seed("secret"));
  }

  @AfterAll
  static void close() {
    judge.close();
    children.close();
  }

  static Mark mark(List<String> cells) {
    return judge.judge("a.ipynb", "a", Notebooks.file(cells), new Sums());
  }

  private static List<Integer> points(Mark mark) {
    return mark.tasks().stream().map(TaskMark::points).toList();
  }

  private static List<String> texts(Mark mark) {
    return mark.tasks().stream()
        .flatMap(task -> task.stages().stream())
        .map(StageMark::text)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Test
  void whatIsRightEarnsAllPoints() {
    Mark mark = mark(GOOD);
    assertEquals(List.of(), texts(mark));
    assertEquals(List.of(), mark.remarks());
    assertEquals(List.of(4, 3, 3, 2), points(mark));
  }

  @Test
  void stagesEarnTheirPointsAlone() {
    Mark half = mark(goodBut(BEND, "double bend(double z) { return z; }"));
    assertEquals(List.of(2, 3, 3, 2), points(half));
    assertEquals(List.of("y: the numbers are not right on every case."), texts(half));

    Mark known = mark(goodBut(TOTAL, TOTAL.replace("double z = b", "double z = 0")));
    assertEquals(List.of(0, 3, 3, 2), points(known));
    assertEquals(
        List.of(
            "z: the numbers are not right on every case. It looks as if the bias is left out."
                + " What is added last?",
            "Not tried, because it follows from what is wrong above."),
        texts(known));
  }

  @Test
  void whatIsMissingIsNamed() {
    Mark mark = mark(List.of(TOTAL, SOFTMAX.replace("double[] softmax", "float softmax")));
    assertEquals(List.of(2, 0, 0, 0), points(mark));
    assertEquals("y: There is no method bend(double).", texts(mark).getFirst());
    assertEquals(
        List.of(
            "cell 2 does not compile: incompatible types: double[] cannot be converted to float"),
        mark.remarks());
  }

  @Test
  void aCellThatFailsLosesOnlyWhatIsAfterTheFailure() {
    Mark mark = mark(goodBut(SOFTMAX, SOFTMAX + "\nint zero = 0;\n1 / zero;\nint never = 3;"));
    assertEquals(12, mark.points());
    assertEquals(List.of("cell 3 ended with ArithmeticException: / by zero"), mark.remarks());
  }

  @Test
  void forbiddenCallsAreFoundWhereTheAnswerNeedsThemAndNowhereElse() {
    Mark direct = mark(goodBut(TWICE, "Tensor twice(Tensor x) { return x.times(2); }"));
    assertEquals(List.of(4, 3, 0, 2), points(direct));
    assertEquals(
        List.of("t: Cell 4 uses gradus.tensor.Tensor.times, which this exercise does not allow."),
        texts(direct));

    String helped = "Tensor twice(Tensor x) { return helper.apply(x); }";
    String helper = "java.util.function.UnaryOperator<Tensor> helper = x -> x.times(2);";
    Mark indirect = mark(goodBut(TWICE, helper + "\n" + helped));
    assertEquals(List.of(4, 3, 0, 2), points(indirect));

    Mark elsewhere = mark(goodAfter("tensor(1, 2).times(2);"));
    assertEquals(List.of(4, 3, 3, 2), points(elsewhere));
  }

  @Test
  void theOrderOfCellsIsTheOrderInTheFile() {
    Mark mark = mark(Stream.concat(GOOD.stream(), Stream.of("answer4 = 5;")).toList());
    assertEquals(List.of(4, 3, 3, 0), points(mark));
    assertEquals(12, mark(goodBut(ANSWER, "double answer4 = 2 + 2;")).points());
  }

  @Test
  void theFeedbackHoldsNoInputAndNoExpectedNumber() {
    String talking =
        "if (b < 9) throw new RuntimeException(b + \" \" + Arrays.toString(x));\ndouble z = b";
    for (String total :
        List.of(
            TOTAL.replace("double z = b", talking),
            TOTAL.replace("return z", "return 2 * z + 0.1"),
            TOTAL.replace(
                "double z = b",
                "System.out.println(b);\nint[] none = new int[(int) (-9 + b)];\ndouble z = b"))) {
      Mark mark = mark(goodBut(TOTAL, total));
      assertEquals(8, mark.points());
      String said = String.join("\n", texts(mark));
      assertFalse(said.matches("(?s).*\\d\\.\\d.*"), said);
      assertTrue(FeedbackPage.of(mark).contains("8 of 12 points"));
    }
  }

  @Test
  void withoutASandboxTheMarksAreTheSameAndTheReportSaysSo() {
    try (Children plain = Children.plain(Limits.USUAL);
        var unsafe = new Judge(plain, Limits.USUAL, new Seed("secret"))) {
      List<String> cells = goodBut(BEND, "double bend(double z) { System.exit(1); return z; }");
      Mark mark = unsafe.judge("a.ipynb", "a", Notebooks.file(cells), new Sums());
      assertEquals(List.of(2, 3, 3, 2), points(mark));
      assertEquals(List.of("y: It was stopped: it ended Java."), texts(mark));
      assertFalse(mark.isolated());
      assertTrue(FeedbackPage.of(mark).contains("The code was run without isolation."));
      assertTrue(Csv.of(List.of(mark)).contains(",no,"));
    }
  }
}

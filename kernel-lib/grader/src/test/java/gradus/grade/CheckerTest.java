package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a learner reads under a cell that checks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckerTest {
  private final TestShell notebook = new TestShell();

  private static final String RIGHT_SUM =
      "double weightedSum(double[] x, double[] w, double b) { double z = b; for (int i = 0; i < x.length; i++) z += x[i] * w[i]; return z; }\n";

  @AfterAll
  void close() {
    notebook.close();
  }

  @BeforeEach
  void forget() {
    notebook.forget();
  }

  @Test
  void whatIsNotThereYetIsAskedFor() {
    assertEquals(
        """
        hw01.1  A neuron   0 of 4 points
          ✗ weighted sum: z
              weightedSum is not there yet. Write it as
              double weightedSum(double[] x, double[] w, double b)
              and run its cell.
          · bend (follows)\
        """,
        notebook.check("hw01.1"));
  }

  @Test
  void whatIsRightIsCelebratedQuietly() {
    notebook.run(RIGHT_SUM);
    notebook.run(
        "double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }");
    assertEquals(
        """
        hw01.1  A neuron   4 of 4 points
          ✓ weighted sum
          ✓ bend
          All right. Well done.\
        """,
        notebook.check("hw01.1"));
  }

  @Test
  void aWrongNumberIsShownBesideTheRightOneOnTheSmallestCase() {
    notebook.run(RIGHT_SUM);
    notebook.run(
        "double neuron(double[] x, double[] w, double b) { return weightedSum(x, w, b); }");
    String text = notebook.check("hw01.1");
    String number = "-?\\d[\\d.]*";
    assertTrue(
        text.matches(
            """
            hw01.1  A neuron   2 of 4 points
              ✓ weighted sum
              ✗ bend: y
                  for x = \\{N\\}, w = \\{N\\}, b = N
                  yours    -N
                  expected 0
                  it is -N, expected is 0.
                  Looks like this mistake: the bend is missing. What should come out when the sum is -0.3\\?\
            """
                .replace("N", number)
                .replace("-" + number, "-\\d[\\d.]*")),
        text);
  }

  @Test
  void theNotebookGetsColorsThatFollowItsThemeAndNoScript() {
    notebook.run(RIGHT_SUM);
    notebook.run(
        "double neuron(double[] x, double[] w, double b) { return weightedSum(x, w, b); }");
    String html = notebook.checker.check("hw01.1", null).html();
    assertTrue(html.contains("var(--jp-error-color1"), html);
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("&lt;b"), html);
  }

  @Test
  void aNameThatIsMissingInsideIsNamed() {
    notebook.run(
        "double weightedSum(double[] x, double[] w, double b) { return dotty(x, w) + b; }");
    String text = notebook.check("hw01.1");
    assertTrue(
        text.contains(
            "weightedSum needs method dotty(double[],double[]), which is not defined so far."),
        text);
  }

  @Test
  void otherParametersAreNamed() {
    notebook.run("double weightedSum(double[] x, double[] w) { return 0; }");
    String text = notebook.check("hw01.1");
    assertTrue(text.contains("weightedSum takes (double[], double[]). Asked for is"), text);
  }

  @Test
  void aVariableIsNoMethod() {
    notebook.run("double weightedSum = 3;");
    String text = notebook.check("hw01.1");
    assertTrue(text.contains("weightedSum is a variable here. Asked for is the method"), text);
  }

  @Test
  void aClassThatHidesJavasIsNamed() {
    notebook.run("class Math { static double max(double a, double b) { return 7; } }");
    notebook.run(RIGHT_SUM);
    notebook.run(
        "double neuron(double[] x, double[] w, double b) { return Math.max(0, weightedSum(x, w, b)); }");
    String text = notebook.check("hw01.1");
    assertTrue(text.contains("Math is yours here and hides Java's Math."), text);
  }

  @Test
  void anExceptionIsToldWithItsInputs() {
    notebook.run("double weightedSum(double[] x, double[] w, double b) { return x[7]; }");
    String text = notebook.check("hw01.1");
    assertTrue(
        text.contains(
            "it stopped with ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 1."),
        text);
    notebook.run(
        "double weightedSum(double[] x, double[] w, double b) { return weightedSum(x, w, b); }");
    assertTrue(
        notebook.check("hw01.1").contains("it stopped: too many calls inside of one another."));
    notebook.run(
        "double weightedSum(double[] x, double[] w, double b) throws Exception { throw new Exception(\"no\"); }");
    assertTrue(notebook.check("hw01.1").contains("it stopped with Exception: no."));
  }

  @Test
  void lambdasRecordsAndObjectsAreChecked() {
    Exercise layer = (Exercise) Sheets.task("hw01.7");
    notebook.run(
        """
        interface Dense { double[] of(double[] x, double[][] w, double[] b); }
        record Ready(int n) {
          double[] layer(double[] x, double[][] w, double[] b) {
            double[] h = new double[w.length];
            for (int i = 0; i < h.length; i++) {
              h[i] = b[i];
              for (int j = 0; j < x.length; j++) h[i] += w[i][j] * x[j];
              h[i] = Math.max(0, h[i]);
            }
            return h;
          }
          int other() { return n; }
        }
        Dense good = (x, w, b) -> new Ready(1).layer(x, w, b);
        Dense bad = (x, w, b) -> x;
        System.getProperties().put("kept", new Object[] {good, bad, new Ready(2)});
        """);
    Object[] kept = (Object[]) Objects.requireNonNull(System.getProperties().remove("kept"));
    assertTrue(notebook.checker.report(layer, kept[0]).isRight());
    assertFalse(notebook.checker.report(layer, kept[1]).isRight());
    assertTrue(notebook.checker.report(layer, kept[2]).isRight());
    assertEquals(
        "cannot check layer on \"layer\": it needs one method, or one that is named layer.",
        assertThrows(GradeException.class, () -> notebook.checker.report(layer, "layer"))
            .getMessage());
  }

  @Test
  void aQuestionIsShownAndJudged() {
    Question question = (Question) Sheets.task("hw01.8");
    assertTrue(notebook.check("hw01.8").endsWith("Answer with a number, as in answer8 = 1.5."));
    Shown right = notebook.checker.check("hw01.8", 0);
    assertTrue(right.isRight());
    assertTrue(
        right.text().contains("✓ Right. Without weights only the bias is left"), right.text());
    assertEquals("hw01.8: right.", right.summary());
    Shown wrong = notebook.checker.check("hw01.8", -3);
    assertEquals("hw01.8: not right.", wrong.summary());
    assertEquals(1, question.points());
  }

  @Test
  void aCheckLeavesNothingInTheNotebook() {
    notebook.run(RIGHT_SUM);
    long before =
        notebook.shell.snippets().filter(s -> notebook.shell.status(s).isActive()).count();
    notebook.check("hw01.1");
    assertEquals(
        before, notebook.shell.snippets().filter(s -> notebook.shell.status(s).isActive()).count());
  }
}

package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CellErrorTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void anExceptionNamesItselfTheCellAndTheLine() {
    cells.run("int average(int sum, int n) {\n  return sum / n;\n}");
    CellError error = cells.fail("int k = 1;\n// a comment\n\nint z = average(k, 0);");
    assertEquals("ArithmeticException", error.name());
    assertEquals(
        """
        ArithmeticException: / by zero
        cell [1], line 2:
            return sum / n;
          at average (cell [1], line 2)
          at cell [2], line 4\
        """,
        Cells.plain(error));
  }

  @Test
  void aCompileErrorPointsAtItsLineAndColumn() {
    CellError error = cells.fail("int a = 1;\nint b = 2;\n  int c = 3; int d = foo(a);");
    assertEquals(
        """
        cell [1], line 3: cannot find symbol: method foo(int)
              int c = 3; int d = foo(a);
                                 ^
        What stands before line 3 of the cell has run.\
        """,
        Cells.plain(error));
    assertEquals(2, cells.run("b"));
  }

  @Test
  void aMistakeInTheMiddleOfAMethodPointsThere() {
    CellError error = cells.fail("/* one */\nint f() {\n  int x = 1;\n  return \"x\";\n}");
    assertTrue(
        Cells.plain(error).startsWith("cell [1], line 4: incompatible types: String"),
        error.text());
  }

  @Test
  void aStatementWithoutEndIsNamed() {
    CellError error = cells.fail("int a = 1;\n\nfor (int i = 0; i < 3; i++) {");
    assertTrue(
        error.text().startsWith("cell [1], line 3: this statement does not end."), error.text());
  }

  @Test
  void causesAreKeptAndFramesOfTheKernelAreNot() {
    CellError error =
        cells.fail(
            "throw new IllegalStateException(\"outer\", new java.io.IOException(\"inner\"));");
    String text = Cells.plain(error);
    assertTrue(text.contains("Caused by IOException: inner"), text);
    assertFalse(
        text.contains("gradus.kernel") || text.contains("jshell") || text.contains("REPL"), text);
  }

  @Test
  void anExceptionOfTheReaderHasTheReadersName() {
    cells.run("class Broken extends RuntimeException { Broken(String s) { super(s); } }");
    CellError error = cells.fail("throw new Broken(\"at last\");");
    assertEquals("Broken", error.name());
    assertEquals("at last", error.text());
  }

  @Test
  void endlessRecursionIsShortAndExplained() {
    cells.run("int f(int n) { return f(n + 1); }");
    CellError error = cells.fail("f(0)");
    assertEquals("StackOverflowError", error.name());
    assertTrue(error.report().size() < 10, Cells.plain(error));
  }

  @Test
  void aCycleOfFramesIsShownOnce() {
    var frames = new ArrayList<>(Collections.nCopies(2, "start"));
    for (int i = 0; i < 100; i++) {
      frames.addAll(List.of("a", "b", "c"));
    }
    frames.add("end");
    assertEquals(
        List.of("start", "start", "a", "b", "c", "  … 99 more times", "end"),
        ErrorReport.shorten(frames));
  }

  @Test
  void aCallToSomethingUndefinedIsNamedWhenItIsWritten() {
    cells.run("int twice(int x) { return x + half(x); }");
    assertEquals(
        List.of(
            "cell [1], line 1: twice needs method half(int), which is not defined so far."
                + " twice can be used once it is."),
        cells.evaluator.remarks(cells.shell));
    assertTrue(
        cells.fail("twice(3)").text().startsWith("twice cannot run: it needs method half(int)"));
  }

  @Test
  void methodsAndClassesOfOneCellMayNeedEachOther() {
    cells.run(
        """
        boolean even(int n) { return n == 0 || odd(n - 1); }
        boolean odd(int n) { return n != 0 && even(n - 1); }
        class A { B b; } class B { A a; }\
        """);
    assertEquals(List.of(), cells.evaluator.remarks(cells.shell));
    assertEquals(true, cells.run("even(10)"));
  }

  @Test
  void variablesOfAClassThatIsWrittenAnewAreNamed() {
    cells.run("record P(int x) {}\nvar p = new P(1);");
    cells.run("record P(int x, int y) {}");
    List<String> remarks = cells.evaluator.remarks(cells.shell);
    assertEquals(1, remarks.size());
    assertTrue(remarks.getFirst().contains("is empty now: p."), remarks.getFirst());
  }
}

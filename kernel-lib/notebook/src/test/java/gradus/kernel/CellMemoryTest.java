package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.WeakReference;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a kernel keeps of cells that are run again and again.
class CellMemoryTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void aCellThatRunsAgainLeavesNothing() throws ReflectiveOperationException {
    cells.run("record Point(double x, double y) {}");
    String cell =
        """
        var points = new java.util.ArrayList<Point>();
        double shift(double x) { return x + 1; }
        for (int i = 0; i < 3; i++) { points.add(new Point(shift(i), i)); }
        points.removeIf(p -> p.x() < 2);
        java.util.function.ToDoubleFunction<Point> height = new java.util.function.ToDoubleFunction<>() {
          public double applyAsDouble(Point p) { return p.y(); }
        };
        double sum;
        sum = points.stream().mapToDouble(height).sum();
        points.stream().map(p -> new Object() { double far = p.x(); }).mapToDouble(o -> o.far).sum()
        """;
    var results = new CellResults(cells.evaluator);
    Map<String, Integer> few = kept(results, cell, 3);
    assertEquals(few, kept(results, cell, 8));
  }

  @Test
  void aCellThatIsWrittenAnewLeavesNothing() throws ReflectiveOperationException {
    var results = new CellResults(cells.evaluator);
    Map<String, Integer> few = Map.of();
    for (int i = 0; i < 8; i++) {
      String cell =
          "var numbers = new double[%d];\ndouble first() { return numbers[0] + %d; }\nnumbers[0] = %d;\nfirst()";
      few = i == 3 ? kept(results, cell.formatted(i, i, i), 1) : few;
      kept(results, cell.formatted(i + 1, i, i), 1);
    }
    assertEquals(
        few,
        kept(
            results,
            "var numbers = new double[99];\ndouble first() { return numbers[0] + 9; }\nnumbers[0] = 7;\nfirst()",
            1));
  }

  @Test
  void cellsWithErrorsLeaveNothing() throws ReflectiveOperationException {
    var results = new CellResults(cells.evaluator);
    for (int i = 0; i < 3; i++) {
      cells.fail("1 + ;");
      cells.fail("unknown()");
      cells.fail("throw new RuntimeException();");
    }
    Map<String, Integer> few = kept(results, "1", 1);
    for (int i = 0; i < 10; i++) {
      cells.fail("1 + ;");
      cells.fail("unknown()");
      cells.fail("throw new RuntimeException();");
    }
    assertEquals(few, kept(results, "1", 1));
  }

  @Test
  void theCompilerIsRenewedNowAndThen() throws ReflectiveOperationException {
    Object first = Internals.read(cells.shell, "taskFactory", "javacTaskPool");
    cells.run(";".repeat(CellEvaluator.STATEMENTS - 1));
    cells.run("");
    assertSame(first, Internals.read(cells.shell, "taskFactory", "javacTaskPool"));
    cells.run(";");
    cells.run("");
    assertNotSame(first, Internals.read(cells.shell, "taskFactory", "javacTaskPool"));
  }

  @Test
  void theHistoryHasAnEnd() {
    var history = new CellHistory();
    for (int i = 1; i <= CellHistory.MOST + 5; i++) {
      history.add(i, "run " + i, "");
    }
    var all = history.lookupTail(0, java.util.Set.of());
    assertEquals(CellHistory.MOST, all.size());
    assertEquals("run 6", all.getFirst().getInput());
  }

  @Test
  void theOldValueOfAVariableThatIsDeclaredAnewIsLetGo() throws ReflectiveOperationException {
    cells.run("var big = new StringBuilder(\"first\");");
    var first = new WeakReference<>(cells.run("big"));
    cells.run("var big = new StringBuilder(\"second, by other code\");");
    cells.run("var big = new int[3];");
    collect();
    assertEquals(null, first.get());
  }

  /// Runs a cell and counts, by kind, what is kept then.
  private Map<String, Integer> kept(CellResults results, String cell, int times)
      throws ReflectiveOperationException {
    for (int i = 0; i < times; i++) {
      cells.run(cell);
      results.forget(cells.shell, cells.evaluator.takeUnnamed());
    }
    collect();
    return Map.of(
        "classes", cells.evaluator.classes.alive().size(),
        "snippets", (int) cells.shell.snippets().count(),
        "bytecodes", size("taskFactory", "fileManager", "classObjects"),
        "tracked", size("classTracker", "map"),
        "sources", size("outerMap", "classOuters"),
        "variables", size("keyMap", "varMap"),
        "places", cells.evaluator.places().size());
  }

  private int size(String... fields) throws ReflectiveOperationException {
    return ((Map<?, ?>) Internals.read(cells.shell, fields)).size();
  }

  /// Collects garbage until no more classes go.
  private void collect() {
    for (int i = 0; i < 5; i++) {
      System.gc();
      cells.evaluator.tidy(cells.shell);
    }
  }
}

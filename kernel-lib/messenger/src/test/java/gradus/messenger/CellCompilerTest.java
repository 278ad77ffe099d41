package gradus.messenger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.messenger.CellCompiler.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CellCompilerTest {
  private static final CellCompiler COMPILER = new CellCompiler();

  @AfterAll
  static void close() {
    COMPILER.close();
  }

  private static List<Statement> compile(String text) {
    COMPILER.begin(text);
    var all = new ArrayList<Statement>();
    for (Statement one; (one = COMPILER.next()) != null; ) {
      all.add(one);
    }
    return all;
  }

  private static List<String> kinds(Statement statement) {
    return statement.steps().stream().map(step -> (String) step[0]).distinct().toList();
  }

  @Test
  void cellsAreCompiledStatementByStatementAndNotRun() {
    List<Statement> all =
        compile(
            "// why\nint n = 3;\nSystem.exit(n);\ndouble f(double x) { return n * x; }\n// end");
    assertEquals(3, all.size());
    assertEquals(List.of("load", "run"), kinds(all.get(0)));
    assertEquals(List.of("load", "run"), kinds(all.get(1)));
    assertEquals(List.of("load"), kinds(all.get(2)));
  }

  @Test
  void theNamesOfTheKernelAreKnownAndCheckDoesNothing() {
    assertEquals(
        "", compile("var x = tensor(1, 2).plus(3); check(\"hw01.1\", x);").getLast().problem());
  }

  @Test
  void whatCannotBeCompiledIsNamed() {
    assertEquals("cannot find symbol", compile("int y = nowhere;").getFirst().problem());
    assertEquals(
        "incompatible types: java.lang.String cannot be converted to int",
        compile("int z = \"\";").getFirst().problem());
    assertEquals(
        "it ends in the middle of a statement", compile("int g(int x) {").getFirst().problem());
    assertEquals(List.of(), compile("  \n // nothing\n"));
  }

  @Test
  void whatAMethodLacksIsNamed() {
    Statement half = compile("double half(double x) { return quarter(x) * 2; }").getFirst();
    assertEquals("", half.problem());
    assertEquals(List.of("method quarter(double)"), half.missing());
  }

  @Test
  void aBlankTextHasNoStatement() {
    COMPILER.begin("");
    assertNull(COMPILER.next());
  }
}

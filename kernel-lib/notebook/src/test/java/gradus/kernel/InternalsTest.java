package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One test for each trick that reaches into JShell or the JDK.
class InternalsTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void aTraceOfCompiledSnippetsIsTranslated() {
    Object trace = cells.run("int one = 1;\nnew Exception().getStackTrace()");
    StackTraceElement[] translated =
        Internals.snippetTrace(
            cells.shell, (StackTraceElement[]) java.util.Objects.requireNonNull(trace));
    String file = translated[0].getFileName();
    assertTrue(file != null && file.startsWith("#"), java.util.Arrays.toString(translated));
    assertEquals(
        "cell [1], line 2", String.valueOf(cells.evaluator.places().find(file.substring(1), 1)));
  }

  @Test
  void sourcesThatAreAddedAreFoundOnShiftTab(@TempDir Path folder) throws Exception {
    Path file = Files.createDirectories(folder.resolve("gradus")).resolve("Gradus.java");
    Files.writeString(
        file,
        "package gradus; public final class Gradus {"
            + " /// Says hello. \n public static String version() { return null; } }");
    Internals.addSources(cells.shell.sourceCodeAnalysis(), List.of(folder));
    var found = Assistance.inspect(cells.shell, "gradus.Gradus.version()", 20);
    assertTrue(
        found != null
            && String.valueOf(
                    found.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
                .contains("Says hello."),
        String.valueOf(found));
  }

  @Test
  void theValueOfAnExpressionIsLetGo() {
    var value = new WeakReference<>(cells.run("new StringBuilder(\"a\").append(1)"));
    var unnamed = cells.evaluator.takeUnnamed();
    assertEquals(1, unnamed.size());
    new CellResults(cells.evaluator).forget(cells.shell, unnamed);
    for (int i = 0; i < 50 && value.get() != null; i++) {
      System.gc();
    }
    assertEquals(null, value.get());
    assertEquals(0, cells.shell.variables().count());
  }

  @Test
  void theBytecodeOfAnExpressionIsLetGo() throws ReflectiveOperationException {
    cells.run("class Named {}");
    int before = bytecodes();
    cells.run("java.util.stream.Stream.of(new Named() {}).map(x -> new Object() {}).toList()");
    assertTrue(bytecodes() >= before + 3, "one for the cell, and two without a name");
    new CellResults(cells.evaluator).forget(cells.shell, cells.evaluator.takeUnnamed());
    cells.evaluator.tidy(cells.shell);
    assertEquals(before, bytecodes());
    assertEquals("Named", cells.run("new Named().getClass().getSimpleName()"));
  }

  @Test
  void snippetsWithoutANameAreLetGo() {
    cells.run("int x = 1;\nint twice() { return 2 * x; }\nx = 2;\nif (x > 1) { x = 5; }\nx");
    cells.fail("1 + ;");
    Set<String> classes = Internals.keepWhatHasAName(cells.shell);
    assertEquals(
        List.of("int x = 1;", "int twice() { return 2 * x; }"),
        cells.shell.snippets().map(Snippet::source).toList());
    assertEquals(2, classes.size());
    assertEquals(10, cells.run("twice()"));
  }

  @Test
  void theSourcesOfClassesThatAreGoneAreLetGo() throws ReflectiveOperationException {
    cells.run("int x = 1;\nint y = 2;");
    Set<String> classes = Internals.keepWhatHasAName(cells.shell);
    assertEquals(
        cells.shell.snippets().map(Snippet::id).collect(Collectors.toSet()),
        Internals.keepSources(cells.shell, classes));
    assertEquals(2, classes.size());
    assertEquals(Set.of(), Internals.keepSources(cells.shell, Set.of()));
  }

  @Test
  void aNewCompilerKnowsWhatWasDeclared() throws ReflectiveOperationException {
    cells.run("record Point(int x) {}\nvar p = new Point(1);");
    Object before = Internals.read(cells.shell, "taskFactory", "javacTaskPool");
    Internals.renewCompiler(cells.shell);
    assertNotSame(before, Internals.read(cells.shell, "taskFactory", "javacTaskPool"));
    assertEquals(3, cells.run("p.x() + new Point(2).x()"));
  }

  /// How many classes JShell's compiler knows.
  private int bytecodes() throws ReflectiveOperationException {
    return ((java.util.Map<?, ?>)
            Internals.read(cells.shell, "taskFactory", "fileManager", "classObjects"))
        .size();
  }

  @Test
  void aValueThatOtherCodeNamesIsKept() {
    cells.run("new StringBuilder(\"a\")");
    var unnamed = cells.evaluator.takeUnnamed();
    String name = unnamed.getFirst().name();
    cells.run("int letters() { return %s.length(); }".formatted(name));
    new CellResults(cells.evaluator).forget(cells.shell, unnamed);
    assertEquals(1, cells.run("letters()"));
    cells.run("40 + 2");
    new CellResults(cells.evaluator).forget(cells.shell, cells.evaluator.takeUnnamed());
    assertEquals(1, cells.run(name + ".length()"));
  }

  @Test
  void ctrlCIsIgnored() throws Exception {
    Internals.ignoreCtrlC();
    Class<?> signal = Class.forName("sun.misc.Signal");
    Object interrupt = signal.getConstructor(String.class).newInstance("INT");
    signal.getMethod("raise", signal).invoke(null, interrupt);
    Thread.sleep(200);
    assertEquals(2, cells.run("1 + 1"));
  }
}

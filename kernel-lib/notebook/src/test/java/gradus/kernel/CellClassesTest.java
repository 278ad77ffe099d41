package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellClassesTest {
  @Test
  void theBytesOfALoadedClassAreLetGoAndLaterCellsFindTheClassStill() {
    try (var cells = new Cells()) {
      cells.run("interface Animal { default String says() { return \"?\"; } }");
      cells.run("class Cat implements Animal { public String says() { return \"meow\"; } }");
      cells.run("class Kitten extends Cat { Runnable play() { return () -> {}; } }");
      assertEquals(
          "[meow]",
          cells.run("java.util.stream.Stream.of(new Kitten()).map(k -> k.says()).toList() + \"\""));
      assertEquals(0, cells.evaluator.classes.waiting());
    }
  }
}

package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The classes of cells see each other as if one loader had loaded them all.
class CellClassesTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  @Test
  void theBytesOfALoadedClassAreLetGoAndLaterCellsFindTheClassStill() {
    cells.run("interface Animal { default String says() { return \"?\"; } }");
    cells.run("class Cat implements Animal { public String says() { return \"meow\"; } }");
    cells.run("class Kitten extends Cat { Runnable play() { return () -> {}; } }");
    assertEquals(
        "[meow]",
        cells.run("java.util.stream.Stream.of(new Kitten()).map(k -> k.says()).toList() + \"\""));
    assertEquals(0, cells.evaluator.classes.waiting());
  }

  @Test
  void membersWithoutAModifierAndProtectedOnesAreSeenInOtherCells() {
    cells.run(
        """
        class Layer {
          int width;
          static int made;
          Layer(int width) { this.width = width; made++; }
          int twice() { return 2 * width; }
          protected int thrice() { return 3 * width; }
          static class Inner { int x = 5; }
        }
        """);
    cells.run("var layer = new Layer(7);");
    cells.run("layer.width++;");
    assertEquals(
        "8 16 24 1 5",
        cells.run(
            """
            layer.width + " " + layer.twice() + " " + layer.thrice() + " " + Layer.made + " "
                + new Layer.Inner().x
            """));
  }

  @Test
  void aMethodWithoutAModifierIsOverriddenInAnotherCell() {
    cells.run(
        "class Base { String name() { return \"base\"; } String hello() { return name(); } }");
    cells.run("class Derived extends Base { String name() { return \"derived\"; } }");
    assertEquals("derived", cells.run("new Derived().hello()"));
    assertEquals(
        "anonymous", cells.run("new Base() { String name() { return \"anonymous\"; } }.hello()"));
  }

  @Test
  void aSealedTypeIsSpreadOverCells() {
    cells.run("sealed interface Shape permits Circle, Square {}");
    cells.run("record Circle(double r) implements Shape {}");
    cells.run("record Square(double a) implements Shape {}");
    cells.run(
        """
        double area(Shape shape) {
          return switch (shape) {
            case Circle(double r) -> 3 * r * r;
            case Square(double a) -> a * a;
          };
        }
        """);
    assertEquals(16.0, cells.run("area(new Square(4))"));
    assertEquals(12.0, cells.run("area(new Circle(2))"));
  }

  @Test
  void aSealedTypeInOneCellKeepsItsList() {
    cells.run(
        "sealed interface Op { record Add() implements Op {} record Mul() implements Op {} }");
    assertEquals(2, cells.run("Op.class.getPermittedSubclasses().length"));
  }

  @Test
  void enumsInterfacesAndGenericTypesGoAcrossCells() {
    cells.run(
        "enum Sign { PLUS { int of(int x) { return x; } }, MINUS; int of(int x) { return -x; } }");
    cells.run("interface Step<T> { T next(T from); }");
    cells.run(
        "<T extends Comparable<T>> T twice(Step<T> step, T from) { return step.next(step.next(from)); }");
    cells.run(
        "int label(Sign sign) { return switch (sign) { case PLUS -> 1; case MINUS -> 2; }; }");
    assertEquals(7, cells.run("twice(x -> x + 1, 5)"));
    assertEquals(
        "-3 3 2",
        cells.run("Sign.MINUS.of(3) + \" \" + Sign.PLUS.of(3) + \" \" + label(Sign.MINUS)"));
    cells.run(
        "Step<Integer> half = new Step<>() { public Integer next(Integer x) { return x / 2; } };");
    assertEquals(3, cells.run("twice(half, 12)"));
  }

  @Test
  void librariesFindClassesOfCellsByTheirNames() {
    cells.run("record Point(int x, double y) implements java.io.Serializable {}");
    cells.run(
        """
        var bytes = new java.io.ByteArrayOutputStream();
        var out = new java.io.ObjectOutputStream(bytes);
        out.writeObject(new Point(3, .5));
        out.flush();
        """);
    cells.run(
        "Object read = new java.io.ObjectInputStream("
            + "new java.io.ByteArrayInputStream(bytes.toByteArray())).readObject();");
    assertEquals("Point[x=3, y=0.5]", cells.run("read + \"\""));
    cells.run("interface Named { String name(); }");
    cells.run(
        """
        Named named = (Named) java.lang.reflect.Proxy.newProxyInstance(
            Named.class.getClassLoader(), new Class<?>[] {Named.class}, (proxy, method, all) -> "it");
        """);
    assertEquals("it", cells.run("named.name()"));
    assertEquals(true, cells.run("Class.forName(Point.class.getName()) == Point.class"));
  }

  @Test
  void methodsCallEachOtherAcrossCells() {
    cells.run("boolean even(int n) { return n == 0 || odd(n - 1); }");
    cells.run("boolean odd(int n) { return n != 0 && even(n - 1); }");
    assertEquals(true, cells.run("even(10)"));
    cells.run("boolean odd(int n) { return n == 1 || (n != 0 && even(n - 1)); }");
    assertEquals(false, cells.run("even(11)"));
  }

  @Test
  void anOldClassGoesOnWithWhatItNamedAlsoIfItHadNotComeThere() {
    cells.run("int rate = 1;");
    cells.run("int twice() { return 2 * rate; }");
    cells.run("java.util.function.IntSupplier old = () -> twice();");
    Object old = cells.run("old");
    cells.run("long rate = 30;");
    cells.run("String twice() { return \"new\"; }");
    for (int i = 0; i < 5; i++) {
      cells.run("1 + 1");
      System.gc();
    }
    assertEquals(2, assertInstanceOf(java.util.function.IntSupplier.class, old).getAsInt());
    assertEquals("new", cells.run("twice()"));
  }

  @Test
  void aNameThatWasGoneComesBack() {
    cells.run("int a = 1;");
    cells.fail("int a = \"x\";");
    cells.run("1 + 1");
    System.gc();
    cells.run("int a = 1;");
    assertEquals(1, cells.run("a"));
  }

  @Test
  void anErrorInACallbackOfAnOldCellNamesItsLine() {
    cells.run("var callbacks = new java.util.ArrayList<Runnable>();");
    Object callbacks = cells.run("callbacks");
    cells.run("1;\ncallbacks.add(() -> {\n  throw new IllegalStateException(); });");
    cells.run("String callbacks = \"\";");
    for (int i = 0; i < 3; i++) {
      cells.run("1 + 1");
      System.gc();
    }
    try {
      assertInstanceOf(Runnable.class, assertInstanceOf(java.util.List.class, callbacks).getFirst())
          .run();
    } catch (IllegalStateException e) {
      String report = Cells.plain(cells.errors.of(e));
      assertTrue(report.contains("cell [3], line 3:\n    throw new"), report);
      return;
    }
    throw new AssertionError("nothing was thrown");
  }
}

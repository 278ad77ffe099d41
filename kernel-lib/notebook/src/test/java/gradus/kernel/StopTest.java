package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest {
  private final Cells cells = new Cells();

  @AfterEach
  void close() {
    cells.close();
  }

  /// Runs a cell and stops it once it is under way.
  private CellError interrupt(String code) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var stopping =
                timer.schedule(
                    () -> cells.reader.stop(StopSwitch.Stopped::new), 1, TimeUnit.SECONDS);
            CellError error = cells.fail(code);
            stopping.get();
            return error;
          }
        });
  }

  /// Waits until nothing runs any more that was told to stop.
  private static void awaitRest() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          while (StopSwitch.isArmed()) {
            Thread.sleep(20);
            StopSwitch.rest();
          }
        });
  }

  private CellError stop(String code) {
    CellError error = interrupt(code);
    awaitRest();
    return error;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) { try { while (true) {} } catch (Throwable t) {} }",
        "Runnable r = () -> { while (true) {} }; r.run();",
        "class A { void f() { do {} while (true); } } new A().f();",
        "long fib(long n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } fib(100);",
        "Thread.sleep(1_000_000);",
        "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }",
        "synchronized (\"lock\") { \"lock\".wait(); }"
      })
  void interruptStopsABusyLoopForGood(String code) {
    CellError error = stop(code);
    assertEquals("Interrupted", error.name());
    assertEquals(2, cells.run("1 + 1"));
  }

  @Test
  void interruptStopsTheThreadsThatTheCellHasStarted() {
    stop("var spin = new Thread(() -> { while (true) {} }); spin.start(); while (true) {}");
    assertEquals(false, cells.run("spin.isAlive()"));
  }

  @Test
  void interruptSparesTheThreadsOfEarlierCells() {
    cells.run("boolean go = true; var old = new Thread(() -> { while (go) {} }); old.start();");
    cells.reader.begin();
    cells.reader.stop(StopSwitch.Stopped::new);
    cells.reader.end();
    assertEquals(true, cells.run("old.isAlive()"));
    cells.run("go = false; old.join();");
  }

  @Test
  void resourcesAreClosedWhenACellIsStopped() {
    cells.run(
        """
        boolean closed = false;
        class Scope implements AutoCloseable { public void close() { closed = true; } }\
        """);
    stop("try (var scope = new Scope()) { while (true) {} }");
    assertEquals(true, cells.run("closed"));
  }

  @Test
  void threadLocalsLastFromCellToCell() {
    cells.run("ThreadLocal<String> mode = new ThreadLocal<>(); mode.set(\"train\");");
    stop("while (true) {}");
    assertEquals("train", cells.run("mode.get()"));
  }

  @Test
  void nothingIsCheckedWhileNobodyIsToBeStopped() {
    assertEquals(4950, cells.run("int sum = 0; for (int i = 0; i < 100; i++) sum += i; sum"));
    assertFalse(StopSwitch.isArmed());
  }

  @Test
  void codeThatCannotBeStoppedIsLeftBehind() {
    CellError error = interrupt("gradus.kernel.Hang.start();");
    assertTrue(error.text().contains("hangs in a place"), error.text());
    assertEquals(2, cells.run("1 + 1"));
    Hang.release();
    awaitRest();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(3);",
        "Runtime.getRuntime().exit(3);",
        "Runtime.getRuntime().halt(3);"
      })
  void exitIsExplainedInsteadOfDone(String code) {
    CellError error = cells.fail(code);
    assertTrue(error.text().contains("would end the kernel"), error.text());
  }

  @Test
  void classesOfSeveralCellsMeetInWovenCode() {
    cells.run(
        "interface Animal {} record Cat() implements Animal {} record Dog() implements Animal {}");
    // The type where the two branches meet is known only from the classes of the other cell.
    cells.run(
        "Animal pick(boolean b) { Animal a; for (;;) { a = b ? new Cat() : new Dog(); if (a != null) break; } return a; }");
    assertEquals("Cat[]", String.valueOf(cells.run("pick(true)")));
  }
}

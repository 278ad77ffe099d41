package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private final FakeScreen screen = new FakeScreen();

  private Progress<Integer> progress(String name, int total) {
    List<Integer> items = IntStream.range(0, total).boxed().toList();
    return new Progress<>(name, items, total, screen, screen::nanos);
  }

  @AfterEach
  void endTheCell() {
    CellEnd.run();
  }

  @Test
  void everyElementComesOnceAndInOrder() {
    var seen = new ArrayList<Integer>();
    progress("", 5).forEach(seen::add);
    assertEquals(List.of(0, 1, 2, 3, 4), seen);
  }

  @Test
  void aShortLoopShowsNothing() {
    for (int _ : progress("", 29)) {
      screen.pass(0.01);
    }
    CellEnd.run();
    assertEquals(List.of(), screen.log);
  }

  @Test
  void countRateAndTimeLeftAreShown() {
    for (int step : progress("steps", 100)) {
      screen.pass(0.1);
      if (step == 24) {
        break;
      }
    }
    assertEquals("steps ████░░░░░░░░░░░░░░░░ 24/100 · 10/s · 7.6 s left", screen.lastText());
  }

  @Test
  void aLoopThatIsCompleteSaysWhatItTook() {
    for (int _ : progress("epochs", 4)) {
      screen.pass(0.5);
    }
    assertEquals("epochs ████████████████████ 4/4 in 2.0 s · 2/s", screen.lastText());
    int drawn = screen.log.size();
    CellEnd.run();
    assertEquals(drawn, screen.log.size(), "it has ended and is not drawn again");
  }

  @Test
  void aLoopThatIsLeftSaysWhere() {
    for (int step : progress("", 100)) {
      screen.pass(0.1);
      if (step == 30) {
        break;
      }
    }
    CellEnd.run();
    assertEquals("██████░░░░░░░░░░░░░░ stopped at 30/100 after 3.1 s · 9.7/s", screen.lastText());
  }

  @Test
  void aLoopThatFailsSaysWhere() {
    assertThrows(
        IllegalStateException.class,
        () -> {
          for (int step : progress("", 10)) {
            screen.pass(1);
            if (step == 5) {
              throw new IllegalStateException();
            }
          }
        });
    CellEnd.run();
    assertEquals("██████████░░░░░░░░░░ stopped at 5/10 after 6.0 s · 50/min", screen.lastText());
  }

  @Test
  void loopsCanBeNested() {
    for (int _ : progress("outer", 2)) {
      for (int _ : progress("inner", 2)) {
        screen.pass(1);
      }
    }
    assertEquals("outer ████████████████████ 2/2 in 4.0 s · 30/min", screen.lastText());
    assertEquals(3, screen.log.stream().filter(entry -> entry.startsWith("show")).count());
  }

  @Test
  void itIsDrawnAtMostTenTimesASecond() {
    for (int _ : progress("", 5000)) {
      screen.pass(0.001);
    }
    assertTrue(screen.log.size() <= 50, screen.log.size() + " times in 5 s");
  }

  @Test
  void anEmptyLoopIsNoTrouble() {
    progress("", 0).forEach(_ -> {});
    assertEquals(List.of(), screen.log);
  }

  @Test
  void theHtmlTellsAScreenReaderAndNeedsNoStyle() {
    String html = new Bar("a<b", 30, 100, 3, false).html();
    assertTrue(
        html.startsWith(
            "<div role=\"progressbar\" aria-label=\"a&lt;b\" aria-valuemin=\"0\""
                + " aria-valuemax=\"100\" aria-valuenow=\"30\""
                + " aria-valuetext=\"30/100 · 10/s · 7.0 s left\""),
        html);
    assertEquals(
        "a&lt;b 30/100 · 10/s · 7.0 s left", html.replaceAll("<[^>]*>", ""), "what GitHub leaves");
    assertTrue(!html.contains("<script") && !html.contains("\n"), html);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 s",
    "59.94, 59.9 s",
    "61, 1 min 1 s",
    "3600, 1 h 0 min",
    "5430, 1 h 30 min"
  })
  void timesAreSaidInTheUnitThatFits(double seconds, String time) {
    assertEquals(time, Bar.time(seconds));
  }

  @Test
  void aNegativeCountIsExplained() {
    var e = assertThrows(IllegalArgumentException.class, () -> Notebook.progress(-1));
    assertEquals("cannot go through a loop -1 times: the count is 0 or more.", e.getMessage());
  }
}

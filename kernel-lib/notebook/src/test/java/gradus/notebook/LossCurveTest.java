package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Tensors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LossCurveTest {
  private final FakeScreen screen = new FakeScreen();
  private final LossCurve curve = new LossCurve("step", "loss (nats)", screen, screen::nanos);

  @AfterEach
  void endTheCell() {
    CellEnd.run();
  }

  @Test
  void theFirstPointBringsThePictureAndLaterOnesMoveIt() {
    curve.add(0, 0.7);
    assertEquals(List.of("show #0"), screen.log);
    screen.pass(1);
    curve.add(1, 0.6);
    assertEquals(List.of("show #0", "change #0"), screen.log);
  }

  @Test
  void itIsDrawnAtMostTenTimesASecond() {
    for (int step = 0; step < 10_000; step++) {
      curve.add(step, 1.0 / (step + 1));
      screen.pass(1e-3);
    }
    assertTrue(screen.log.size() <= 101, screen.log.size() + " times in 10 s");
    assertTrue(screen.log.size() >= 90, screen.log.size() + " times in 10 s");
  }

  @Test
  void drawingTakesNoMoreThanATenthOfTheTime() {
    var slow =
        new Live(
            screen,
            screen::nanos,
            0,
            last -> {
              screen.pass(0.5);
              return Bundle.text("slow");
            });
    for (int i = 0; i < 1000; i++) {
      slow.change();
      screen.pass(0.01);
    }
    assertTrue(screen.log.size() <= 1 + 10 / 5, screen.log.size() + " times 0.5 s in 10 s");
  }

  @Test
  void theLastStateIsShownWhenTheCellEnds() {
    curve.add(0, 0.7);
    curve.add(1, 0.25);
    assertTrue(screen.lastText().endsWith("last 0.7"), screen.lastText());
    CellEnd.run();
    assertTrue(screen.lastText().endsWith("last 0.25"), screen.lastText());
    assertEquals(List.of("show #0", "change #0"), screen.log);
  }

  @Test
  void onlyTheLastPictureHasAnSvg() {
    curve.add(0, 0.7);
    assertEquals(Set.of("text/plain", "image/png"), Shown.forms(screen.shown.getLast()).keySet());
    curve.add(1, 0.25);
    CellEnd.run();
    assertEquals(
        Set.of("text/plain", "image/png", "image/svg+xml"),
        Shown.forms(screen.shown.getLast()).keySet());
  }

  @Test
  void everyPictureOfACurveHasTheSameSizeSoThatThePageDoesNotJump() throws Exception {
    curve.add(0, 0.7);
    screen.pass(1);
    curve.add("validation", 1, 123.456);
    CellEnd.run();
    for (var data : screen.shown) {
      assertEquals(
          Map.of("width", 560, "height", 350, "alt", "loss (nats) against step"),
          Shown.announcedSize(data));
    }
    assertEquals(1120, Shown.image(screen.shown.getLast()).getWidth(), "the last one is sharp");
  }

  @Test
  void anotherCellGetsAPictureOfItsOwn() {
    curve.add(0, 0.7);
    CellEnd.run();
    curve.add(1, 0.6);
    CellEnd.run();
    assertEquals(List.of("show #0", "change #0", "show #1", "change #1"), screen.log);
  }

  @Test
  void severalCurvesShareThePicture() {
    curve.add("training", 0, 0.7).add("validation", 0, 0.8).add("training", 1, 0.6);
    assertEquals(
        """
        loss (nats) against step
        training: 2 points, x from 0 to 1; min 0.6 at 1, max 0.7 at 0, last 0.6
        validation: 1 point, x from 0 to 0; min 0.8 at 0, max 0.8 at 0, last 0.8\
        """,
        curve.toString());
  }

  @Test
  void aTensorOfOneNumberCanBeAdded() {
    curve.add(0, Tensors.tensor(0.25));
    assertTrue(curve.toString().endsWith("last 0.25"));
  }

  @Test
  void aLossThatIsNotANumberIsCountedAndTheCurveStillDrawn() {
    curve.add(0, Double.NaN);
    curve.logScale().add(1, 0.5).add(2, 0).add(3, Double.POSITIVE_INFINITY);
    CellEnd.run();
    assertTrue(screen.lastText().endsWith("last ∞; 2 not finite"), screen.lastText());
  }

  @Test
  void anAxisNeedsAName() {
    assertThrows(
        IllegalArgumentException.class, () -> new LossCurve("step", " ", screen, screen::nanos));
  }

  @Test
  void aMillionStepsKeepTheirSpikeInBoundedMemory() {
    var trace = new Trace();
    for (int step = 0; step < 1_000_000; step++) {
      trace.add(step, step == 123_456 ? 9 : 1.0 / (1 + step));
    }
    var points = trace.points();
    assertTrue(points.size() <= 2 * Trace.BUCKETS + 1, points.size() + " points");
    assertEquals(9, points.stream().mapToDouble(p -> p[1]).max().orElseThrow());
    assertEquals(1, points.getFirst()[1]);
    assertEquals(999_999, points.getLast()[0]);
    for (int i = 1; i < points.size(); i++) {
      assertFalse(points.get(i)[0] < points.get(i - 1)[0], "points go from left to right");
    }
    assertEquals(
        "1,000,000 points, x from 0 to 999999; min 1e-06 at 999999, max 9 at 123456, last 1e-06",
        trace.toString());
  }

  @Test
  void addingTakesMicroseconds() {
    curve.add(0, 1);
    long start = System.nanoTime();
    for (int step = 1; step <= 1_000_000; step++) {
      curve.add(step, 1.0 / step);
    }
    double micros = (System.nanoTime() - start) / 1e3 / 1_000_000;
    assertTrue(micros < 5, micros + " µs");
  }
}

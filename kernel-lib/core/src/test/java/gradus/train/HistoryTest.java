package gradus.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class HistoryTest {
  private static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  /// Forty steps, so that the arrays must grow.
  private static History falling() {
    var history = new History();
    for (int step = 0; step < 40; step++) {
      history.record(History.LOSS, step, 1.0 / (1 + step));
      if (step % 10 == 9) {
        history.record(History.VALIDATION_LOSS, step, 2.0 / (1 + step));
      }
    }
    return history;
  }

  @Test
  void valuesComeBackInTheOrderOfRecording() {
    var history = falling();
    assertEquals(List.of("loss", "validation loss"), List.copyOf(history.names()));
    Series validation = history.series("validation loss");
    assertArrayEquals(new double[] {9, 19, 29, 39}, validation.steps());
    assertArrayEquals(new double[] {0.2, 0.1, 2.0 / 30, 0.05}, validation.values());
    assertEquals(19, validation.step(1));
    assertEquals(0.1, validation.value(1));
    assertEquals(0.025, history.last("loss"));
    assertEquals(40, history.series("loss").size());
    assertTrue(history.has("loss"));
    assertFalse(history.has("accuracy"));
  }

  @Test
  void whatIsReadCannotChangeWhatWasRecorded() {
    var history = falling();
    history.series("loss").values()[0] = 7;
    history.series("loss").steps()[0] = 7;
    assertEquals(falling(), history);
  }

  @Test
  void upToKeepsAStepAndAllBeforeIt() {
    var history = falling();
    var half = history.upTo(19);
    assertEquals(20, half.series("loss").size());
    assertEquals(2, half.series("validation loss").size());
    assertFalse(history.upTo(8).has("validation loss"));
    half.record("loss", 20, 7);
    assertEquals(1.0 / 21, history.series("loss").value(20));
    assertEquals(history, history.upTo(39));
  }

  @Test
  void equalityIsToTheLastBit() {
    var first = new History();
    var second = new History();
    first.record("loss", 0, 0.1);
    second.record("loss", 0, Math.nextUp(0.1));
    assertNotEquals(first, second);
    assertNotEquals(first.series("loss"), second.series("loss"));
    var third = new History();
    third.record("loss", 1, 0.1);
    assertNotEquals(first, third);
    first.record("loss", 1, Double.NaN);
    assertEquals(first, first.upTo(1));
    assertEquals(first.hashCode(), first.upTo(1).hashCode());
  }

  @Test
  void theNamesOfAParametersCurves() {
    assertEquals("0.weight.gradient", History.gradient("0.weight"));
    assertEquals("0.weight.weight", History.weight("0.weight"));
    assertEquals("0.weight.update", History.update("0.weight"));
  }

  @Test
  void aHistoryReadsAsATable() {
    assertEquals(
        """
        curve            values  first  lowest   last  last step
        loss                 40      1   0.025  0.025         39
        validation loss       4    0.2    0.05   0.05         39\
        """,
        falling().toString());
    assertEquals("loss: 40 values, step 0 to 39, 1 to 0.025", falling().series("loss").toString());
    assertEquals("an empty history", new History().toString());
    var broken = new History();
    broken.record("loss", 3, Double.NaN);
    assertEquals("loss: 1 value, step 3 to 3, NaN to NaN", broken.series("loss").toString());
  }

  @Test
  void mistakesAreExplained() {
    assertSays(
        "there is no curve \"acuracy\" in this history. Recorded are \"loss\", \"validation loss\".",
        () -> falling().series("acuracy"));
    assertSays(
        "there is no curve \"loss\" in this history. Nothing was recorded yet.",
        () -> new History().last("loss"));
    assertSays(
        "\"loss\" is recorded up to step 39 already, so there is no step 0 to add."
            + " Count on from there, or start with a new History.",
        () -> falling().record("loss", 0, 1));
    assertSays(
        "steps are counted from 0; \"loss\" cannot be recorded for step -1.",
        () -> new History().record("loss", -1, 1));
    assertSays(
        "\"loss\" has 40 values, at the places 0 to 39; there is none at 40.",
        () -> falling().series("loss").value(40));
  }

  @Test
  void aRefusedValueLeavesNoCurveBehind() {
    var history = new History();
    assertThrows(IllegalArgumentException.class, () -> history.record("loss", -1, 1));
    assertTrue(history.names().isEmpty());
  }
}

package gradus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import org.junit.jupiter.api.Test;

class CasesTest {
  @Test
  void aFailureNamesItsSeedAndTheSmallestCase() {
    var failure =
        assertThrows(
            AssertionError.class,
            () ->
                Cases.forAll(
                    7, some -> assertTrue(some.tensor(some.shape(2)).numel() < 3, "too many")));
    String message = String.valueOf(failure.getMessage());
    assertTrue(
        message.matches(
            "(?s)seed 7, smallest case that fails: \\[\\((3|3, 1|1, 3)\\) \\[.*too many.*"),
        message);
  }

  @Test
  void casesRunFromSingleNumbersAndEmptyTensorsToSeveralAlongEachAxis() {
    var most = new int[2];
    var empty = new int[1];
    Cases.forAll(
        1,
        some -> {
          Shape shape = some.shape(3);
          most[0] = Math.max(most[0], shape.rank());
          most[1] = Math.max(most[1], shape.numel());
          empty[0] += shape.numel() == 0 ? 1 : 0;
        });
    assertEquals(3, most[0]);
    assertTrue(most[1] > 20 && empty[0] > 0, most[1] + " numbers, " + empty[0] + " empty");
  }
}

package gradus.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers and tables as people write them.
class TextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "12, 12",
    "0.69314718, 0.6931",
    "-0.69315, -0.6932",
    "0.00012345, 0.0001234",
    "0.00001, 1e-5",
    "0.00000032004, 3.2e-7",
    "1234567, 1235000",
    "12345678, 1.235e7",
    "NaN, NaN",
    "Infinity, ∞",
    "-Infinity, -∞",
  })
  void aNumberHasFewDigitsAndNoZerosAtItsEnd(double value, String text) {
    assertEquals(text, Numbers.rounded(value, 4));
  }

  @Test
  void wordsStandToTheLeftAndNumbersToTheRight() {
    var rows =
        List.of(
            List.of("layer", "units", ""), List.of("a", "8", ""), List.of("hidden", "100", "low"));
    assertEquals(
        """
        layer   units
        a           8
        hidden    100  low\
        """,
        Table.of(1, rows));
  }
}

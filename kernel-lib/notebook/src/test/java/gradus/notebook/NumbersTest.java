package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.69314718, 0.6931",
    "250, 250",
    "-3, -3",
    "0, 0",
    "-0.0, 0",
    "1e-7, 1e-07",
    "1.5e-7, 1.5e-07",
    "123456, 123456",
    "1.2345678e9, 1.235e+09",
    "-0.00001234, -1.234e-05",
    "0.1, 0.1",
    "NaN, NaN",
    "Infinity, ∞",
    "-Infinity, -∞",
    "1e100, 1e+100",
    "0.0001, 0.0001",
    "9.9999, 10",
    "1234.56, 1235",
  })
  void fourDigitsSayEnough(double value, String brief) {
    assertEquals(brief, Numbers.brief(value));
  }

  @Test
  void aTickHidesTheNoiseOfBinaryFractions() {
    assertEquals("0.3", Numbers.tick(0.1 + 0.2));
    assertEquals("−0.2", Numbers.tick(-0.2));
    assertEquals("1000000", Numbers.tick(1e6));
  }

  @Test
  void countsHaveTheirThousandsApart() {
    assertEquals("12,500", Numbers.count(12500));
  }
}

package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContourTest {
  @Test
  void aCircleIsOneClosedPiece() {
    var line = Contour.of(field((x, y) -> x * x + y * y, -2, 2), 1);
    long gaps = line.stream().filter(p -> Double.isNaN(p[0])).count();
    assertEquals(1, gaps);
    assertEquals(line.getFirst()[0], line.get(line.size() - 2)[0]);
    line.stream()
        .filter(p -> !Double.isNaN(p[0]))
        .forEach(p -> assertEquals(1, Math.hypot(p[0], p[1]), 1e-3));
  }

  @Test
  void aSaddleHasTwoPiecesThatDoNotMeet() {
    var line = Contour.of(field((x, y) -> x * y, -1.01, 0.99), 1e-4);
    assertEquals(2, line.stream().filter(p -> Double.isNaN(p[0])).count());
    assertTrue(line.stream().filter(p -> !Double.isNaN(p[0])).allMatch(p -> p[0] * p[1] > 0));
  }

  @Test
  void aFlatFieldHasNone() {
    assertTrue(Contour.of(field((x, y) -> 0.2, 0, 1), 0.5).isEmpty());
  }

  private static Field field(DoubleBinaryOperator f, double from, double to) {
    var range = new Range(from, to);
    double[] values =
        Arrays.stream(Field.places(range, range))
            .mapToDouble(p -> f.applyAsDouble(p[0], p[1]))
            .toArray();
    return Field.of(range, range, values);
  }
}

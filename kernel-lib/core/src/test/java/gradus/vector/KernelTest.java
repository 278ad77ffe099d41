package gradus.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ends of rows: what whole vectors do not reach is done all the same, and done once.
class KernelTest {
  private static final int ROWS = 3;
  private static final int GAP = 2;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 13, 16, 17, 25, 31, 32, 33, 63, 64, 65, 100})
  void theEndOfARowIsDoneAlsoWhereItOverlapsTheVectorBefore(int columns) {
    float[] x = numbers(columns);
    float[] y = new float[x.length];
    square().run(new float[][] {x, y}, new int[2], steps(columns), ROWS, columns);
    assertArrayEquals(squares(new float[x.length], numbers(columns), columns), y);
    assertArrayEquals(numbers(columns), x, "what is read");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 13, 16, 17, 25, 31, 32, 33, 63, 64, 65, 100})
  void aNumberIsDoneOnceWhereItsResultTakesItsPlace(int columns) {
    float[] x = numbers(columns);
    square().run(new float[][] {x, x}, new int[2], steps(columns), ROWS, columns);
    assertArrayEquals(squares(numbers(columns), numbers(columns), columns), x);
  }

  private static Kernel square() {
    var writer = new Lane.Writer();
    Lane x = writer.input();
    Kernel kernel = new KernelSet(writer.finish(x.times(x))).stepping(1);
    kernel.hot = true;
    return kernel;
  }

  private static int[] steps(int columns) {
    return new int[] {columns + GAP, columns + GAP};
  }

  private static float[] numbers(int columns) {
    float[] x = new float[ROWS * (columns + GAP)];
    for (int k = 0; k < x.length; k++) {
      x[k] = k + 2;
    }
    return x;
  }

  /// The squares of rows between which a gap stays as it was.
  private static float[] squares(float[] into, float[] x, int columns) {
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < columns; c++) {
        int k = r * (columns + GAP) + c;
        into[k] = x[k] * x[k];
      }
    }
    return into;
  }
}

package gradus.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import gradus.tensor.Backends;
import gradus.tensor.Generator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every number of a product is one chain of fused multiply-adds in the order of the inner axis: to
/// the last bit, at any size, stride, vector width and number of threads.
class GemmTest {
  private static final int[] SIZES = {0, 1, 3, 4, 7, 8, 13, 16, 25, 33, 64, 100, 1023};

  /// What a case may cost: vector code runs slowly until it is compiled.
  private static final long MOST = 300_000;

  private final int threads = Backends.threads();
  private final Generator random = new Generator(5);

  private static List<Tile> tiles() {
    return Widths.tiles();
  }

  @AfterEach
  void asManyThreadsAsBefore() {
    Backends.threads(threads);
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private int oneOf(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /// A matrix in an array: rows or columns next to each other or not, or a transposed one.
  private final class Matrix {
    final int from = 2;
    final int row;
    final int column;
    final float[] numbers;

    Matrix(int rows, int columns) {
      int step = oneOf(1, 1, 1, 2);
      int gap = random.nextInt(3);
      boolean transposed = random.nextInt(2) == 0;
      row = transposed ? step : columns * step + gap;
      column = transposed ? rows * step + gap : step;
      numbers = numbers(from + rows * row + columns * column + 1);
    }
  }

  private void check(Gemm gemm, int m, int n, int k) {
    var a = new Matrix(m, k);
    var b = new Matrix(k, n);
    boolean add = random.nextInt(2) == 0;
    int row = n + random.nextInt(3);
    float[] c = numbers(4 + m * row);
    float[] expected = c.clone();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float sum = add ? c[3 + i * row + j] : 0;
        for (int l = 0; l < k; l++) {
          float x = a.numbers[a.from + i * a.row + l * a.column];
          sum = Math.fma(x, b.numbers[b.from + l * b.row + j * b.column], sum);
        }
        expected[3 + i * row + j] = sum;
      }
    }
    int[] seen = new int[m];
    float[] finished = new float[c.length];
    gemm.multiply(
        m,
        n,
        k,
        a.numbers,
        a.from,
        a.row,
        a.column,
        b.numbers,
        b.from,
        b.row,
        b.column,
        c,
        3,
        row,
        add,
        (from, to) -> {
          for (int r = from; r < to; r++) {
            seen[r]++;
            System.arraycopy(c, 3 + r * row, finished, 3 + r * row, n);
          }
        });
    String what = "(%d, %d) times (%d, %d)".formatted(m, k, k, n);
    assertArrayEquals(expected, c, what);
    int[] once = new int[m];
    Arrays.fill(once, 1);
    assertArrayEquals(once, seen, what);
    for (int r = 0; r < m; r++) {
      int at = 3 + r * row;
      assertArrayEquals(
          Arrays.copyOfRange(expected, at, at + n), Arrays.copyOfRange(finished, at, at + n), what);
    }
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void everyNumberIsOneChainOfFusedMultiplyAdds(Tile tile) {
    for (int round = 0; round < 120; round++) {
      int m = oneOf(SIZES);
      int n = oneOf(SIZES);
      int k = oneOf(SIZES);
      if ((long) m * n * k <= MOST) {
        check(new Gemm(tile), m, n, k);
      }
    }
  }

  @Test
  void aMatrixTimesAVectorIsTheSameChain() {
    for (int round = 0; round < 60; round++) {
      check(Gemm.widest(), oneOf(SIZES), 1, oneOf(SIZES));
    }
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void manyBlocksAndThreadsGiveTheSameBits(Tile tile) {
    for (int count = 1; count <= 3; count++) {
      Backends.threads(count);
      check(new Gemm(tile), 100, 64, 700);
      check(new Gemm(tile), 33, 1023, 25);
      check(new Gemm(tile), 1023, 33, 25);
      check(new Gemm(tile), 1023, 1, 300);
    }
  }
}

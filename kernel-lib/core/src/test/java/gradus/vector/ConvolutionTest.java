package gradus.vector;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;

import gradus.tensor.Backend;
import gradus.tensor.Backends;
import gradus.tensor.Conv2d;
import gradus.tensor.DType;
import gradus.tensor.Generator;
import gradus.tensor.PoolPlaces;
import gradus.tensor.Tensor;
import gradus.tensor.Window;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole numbers, so that every sum is exact and must equal that of plain Java to the last bit.
class ConvolutionTest {
  private final int threads = Backends.threads();
  private final Generator random = new Generator(7);

  private static List<Tile> tiles() {
    return Widths.tiles();
  }

  @AfterEach
  void asManyThreadsAsBefore() {
    Backends.threads(threads);
  }

  private int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  /// One number in so many is NaN or an infinity; none if 0.
  private int oddOneIn;

  private Tensor whole(int... sizes) {
    Tensor all = zeros(sizes);
    double[] numbers = new double[all.numel()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = random.nextInt(19) - 9;
      if (oddOneIn > 0 && random.nextInt(oddOneIn) == 0) {
        numbers[k] = random.nextInt(3) == 0 ? Double.NaN : numbers[k] / 0;
      }
    }
    return tensor(numbers).to(DType.FLOAT32).reshape(all.shape());
  }

  /// Images of which half are views.
  private Tensor images(int batch, int channels, int rows, int columns) {
    return random.nextInt(2) == 0
        ? whole(batch, channels, rows, columns)
        : whole(channels, batch, columns, rows).transpose(0, 1).transpose(2, 3);
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void allThreeAgreeWithPlainJavaToTheLastBit(Tile tile) {
    agree(tile, 60);
  }

  @ParameterizedTest
  @MethodSource("tiles")
  void nanAndInfinitiesTravelAsInPlainJava(Tile tile) {
    oddOneIn = 30;
    agree(tile, 30);
  }

  private void agree(Tile tile, int rounds) {
    for (int round = 0; round < rounds; round++) {
      Backends.threads(1 + round % 2);
      var window = new Window(upTo(3), random.nextInt(4), upTo(2));
      int groups = upTo(3);
      Tensor w = whole(groups * upTo(14), upTo(5), upTo(3), upTo(4));
      int least = 2 * window.padding();
      int rows = upTo(20) + Math.max(0, window.dilation() * (w.size(2) - 1) - least);
      int columns = upTo(20) + Math.max(0, window.dilation() * (w.size(3) - 1) - least);
      Tensor x = images(upTo(5), groups * w.size(1), rows, columns);
      int down = window.count(rows, w.size(2));
      int across = window.count(columns, w.size(3));
      Tensor y = images(x.size(0), w.size(0), down, across);

      for (var wanted : Conv2d.Wanted.values()) {
        Tensor like =
            switch (wanted) {
              case OUTPUT -> y;
              case INPUT -> x;
              case WEIGHT -> w;
            };
        var op = new Conv2d(wanted, window, groups, like.size(2), like.size(3));
        Tensor expected = zeros(like.shape().toArray());
        Tensor actual = zeros(like.shape().toArray());
        switch (wanted) {
          case OUTPUT -> {
            Backend.PLAIN.conv2d(op, x, w, expected).run();
            Convolution.tie(tile, op, x, w, actual).run();
          }
          case INPUT -> {
            Backend.PLAIN.conv2d(op, expected, w, y).run();
            Convolution.tie(tile, op, actual, w, y).run();
          }
          case WEIGHT -> {
            Backend.PLAIN.conv2d(op, x, expected, y).run();
            Convolution.tie(tile, op, x, actual, y).run();
          }
        }
        assertSameBits(expected, actual);
      }
    }
  }

  @Test
  void thePlaceOfTheLargestAgreesWithPlainJava() {
    double[] values = {
      0, -0.0, 1, 2, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    for (int round = 0; round < 200; round++) {
      // One by one, then lane by lane.
      Pooling.LOOKING.hot = round >= 100;
      int length = upTo(4);
      var window = new Window(upTo(3), random.nextInt(length / 2 + 1), 1);
      double[] numbers = new double[2 * 3 * (length + 5) * (length + 2)];
      for (int k = 0; k < numbers.length; k++) {
        // Every other round without NaN and infinities: ties decide.
        numbers[k] = values[random.nextInt(round % 2 == 0 ? values.length : 4)];
      }
      Tensor x = tensor(numbers).to(DType.FLOAT32).reshape(2, 3, length + 5, length + 2);
      Tensor view = round % 3 == 0 ? x.transpose(2, 3) : round % 5 == 0 ? x.flip(2) : x;
      var op = new PoolPlaces(length, window);
      Tensor expected = zeros(op.shape(List.of(view)).toArray());
      Tensor actual = zeros(op.shape(List.of(view)).toArray());
      Backend.PLAIN.poolPlaces(op, view, expected).run();
      new Pooling(op, view, actual).run();
      assertSameBits(expected, actual);
    }
  }
}

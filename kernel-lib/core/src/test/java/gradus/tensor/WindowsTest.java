package gradus.tensor;

import static gradus.Differences.assertDerivatives;
import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
  /// The number at a place, and a given one outside the image.
  private static double at(Tensor x, int n, int c, int row, int column, double outside) {
    boolean inside = row >= 0 && row < x.size(2) && column >= 0 && column < x.size(3);
    return inside ? x.at(n, c, row, column) : outside;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void convolutionAgreesWithSevenNaiveLoops(long seed) {
    Cases.forAll(
        seed,
        some -> {
          int stride = 1 + some.below(3);
          int padding = some.below(3);
          int dilation = 1 + some.below(2);
          int groups = 1 + some.below(3);
          int seen = some.size();
          Tensor w = some.tensor(groups * some.size(), seen, some.size(), some.size());
          int rows = dilation * (w.size(2) - 1) + some.size();
          int columns = dilation * (w.size(3) - 1) + some.size();
          Tensor x = some.tensor(some.below(3), groups * seen, rows, columns);
          Tensor y = x.conv2d(w, stride, padding, dilation, groups);
          int perGroup = w.size(0) / groups;
          for (int n = 0; n < y.size(0); n++) {
            for (int o = 0; o < y.size(1); o++) {
              for (int r = 0; r < y.size(2); r++) {
                for (int s = 0; s < y.size(3); s++) {
                  double sum = 0;
                  for (int c = 0; c < seen; c++) {
                    for (int i = 0; i < w.size(2); i++) {
                      for (int j = 0; j < w.size(3); j++) {
                        int channel = o / perGroup * seen + c;
                        int row = r * stride - padding + i * dilation;
                        int column = s * stride - padding + j * dilation;
                        sum += at(x, n, channel, row, column, 0) * w.at(o, c, i, j);
                      }
                    }
                  }
                  assertEquals(sum, y.at(n, o, r, s));
                }
              }
            }
          }
          assertEquals(
              (rows + 2 * padding - dilation * (w.size(2) - 1) - 1) / stride + 1, y.size(2));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void poolingAgreesWithNaiveLoops(long seed) {
    Cases.forAll(
        seed,
        some -> {
          int length = some.size();
          int stride = 1 + some.below(3);
          int padding = some.below(length / 2 + 1);
          Tensor x =
              some.tensor(some.below(3), some.size(), length + some.size(), length + some.size());
          Tensor max = x.maxPool2d(length, stride, padding);
          Tensor mean = x.avgPool2d(length, stride, padding);
          assertEquals(max.shape(), mean.shape());
          assertEquals((x.size(2) + 2 * padding - length) / stride + 1, max.size(2));
          for (int n = 0; n < max.size(0); n++) {
            for (int c = 0; c < max.size(1); c++) {
              for (int r = 0; r < max.size(2); r++) {
                for (int s = 0; s < max.size(3); s++) {
                  double largest = Double.NEGATIVE_INFINITY;
                  double sum = 0;
                  for (int i = 0; i < length; i++) {
                    for (int j = 0; j < length; j++) {
                      int row = r * stride - padding + i;
                      int column = s * stride - padding + j;
                      largest =
                          Math.max(largest, at(x, n, c, row, column, Double.NEGATIVE_INFINITY));
                      sum += at(x, n, c, row, column, 0);
                    }
                  }
                  assertEquals(largest, max.at(n, c, r, s));
                  assertEquals(sum / (length * length), mean.at(n, c, r, s), 1e-15);
                }
              }
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 1, 1", "2, 1, 1, 1", "1, 1, 2, 2", "3, 2, 2, 1", "2, 1, 1, 2"})
  void convolutionDerivativesAgreeWithDifferencesToSecondOrder(
      int stride, int padding, int dilation, int groups) {
    seed(5);
    try (var _ = defaultType(DType.FLOAT64)) {
      assertDerivatives(
          in -> in[0].conv2d(in[1], stride, padding, dilation, groups),
          randn(2, 2, 4, 3),
          randn(2, 2 / groups, 2, 2));
    }
  }

  @Test
  void transposedConvolutionIsTheGradientOfConvolution() {
    seed(6);
    try (var _ = defaultType(DType.FLOAT64)) {
      Tensor x = randn(2, 3, 6, 5).requiresGrad();
      Tensor w = randn(4, 3, 2, 3);
      Tensor y = x.conv2d(w, 2, 1);
      Tensor g = randn(y.shape().toArray());
      y.backward(g, false);
      assertSameBits(x.grad(), g.convTranspose2d(w, 2, 1));
      assertDerivatives(
          in -> in[0].convTranspose2d(in[1], 2, 1), randn(1, 2, 2, 2), randn(2, 1, 3, 2));
    }
    assertEquals(
        Shape.of(1, 1, 4, 4), ones(1, 1, 2, 2).convTranspose2d(ones(1, 1, 2, 2), 2, 0).shape());
  }

  @Test
  void poolingDerivativesAgreeWithDifferencesToSecondOrder() {
    seed(7);
    try (var _ = defaultType(DType.FLOAT64)) {
      assertDerivatives(in -> in[0].square().maxPool2d(3, 2, 1), randn(1, 2, 4, 4));
      assertDerivatives(in -> in[0].square().avgPool2d(2, 1, 1), randn(1, 2, 3, 3));
    }
  }

  @Test
  void ofEqualMaximaTheFirstGetsTheGradient() {
    Tensor x = ones(1, 1, 2, 4).requiresGrad();
    x.maxPool2d(2).sum().backward();
    assertClose(x.grad(), 0, 1, 0, 1, 0, 0, 0, 0, 0);
  }

  @Test
  void aWindowThatSeesNotANumberSaysSo() {
    Tensor x = tensor(1, Double.NaN, 3, 4).reshape(1, 1, 2, 2);
    assertEquals(Double.NaN, x.maxPool2d(2).item());
    assertEquals(Double.NaN, x.avgPool2d(2).item());
    Tensor low = tensor(1, 1, 1, 1).times(Double.NEGATIVE_INFINITY).reshape(1, 1, 2, 2);
    assertEquals(Double.NEGATIVE_INFINITY, low.maxPool2d(2, 1, 1).at(0, 0, 0, 0));
  }

  @Test
  void placesInLargeImagesOf16BitsAreStillCountedExactly() {
    Tensor x = arange(400).reshape(1, 1, 20, 20).to(DType.BFLOAT16).plus(0);
    Tensor last = zeros(1, 1, 20, 20).to(DType.BFLOAT16);
    last.assign(x.greaterThan(398));
    assertClose(last.maxPool2d(20), 0, 1);
  }

  @Test
  void imagesAndFiltersThatDoNotBelongTogether() {
    assertSays(
        """
        conv2d needs images of shape (batch, channels, rows, columns); these have shape (3, 5, 5).
        A single image? Then call .unsqueeze(0) on it.\
        """,
        () -> zeros(3, 5, 5).conv2d(zeros(1, 3, 2, 2)));
    assertSays(
        "conv2d needs filters with four axes, the last two rows and columns; these have shape (2, 2).",
        () -> zeros(1, 1, 5, 5).conv2d(zeros(2, 2)));
    assertSays(
        "conv2d with filters (4, 3, 2, 2) in 1 group needs images with 3 channels; these have shape (1, 1, 5, 5).",
        () -> zeros(1, 1, 5, 5).conv2d(zeros(4, 3, 2, 2)));
    assertSays(
        "conv2d cannot share 4 outputs among 3 groups: each group gets equally many.",
        () -> zeros(1, 3, 5, 5).conv2d(zeros(4, 1, 2, 2), 1, 0, 1, 3));
    assertSays(
        "a window that spans 5 does not fit into 2 numbers with a padding of 1 on either side.",
        () -> zeros(1, 1, 2, 2).conv2d(zeros(1, 1, 5, 5), 1, 1));
    assertSays(
        "a window needs a stride of at least 1, a padding of at least 0 and a dilation of at least 1, not 0, 0 and 1.",
        () -> zeros(1, 1, 2, 2).conv2d(zeros(1, 1, 1, 1), 0, 0));
    assertSays(
        "convTranspose2d with filters (2, 1, 2, 2) needs images with 2 channels; these have shape (1, 3, 2, 2).",
        () -> zeros(1, 3, 2, 2).convTranspose2d(zeros(2, 1, 2, 2), 1, 0));
    assertSays(
        "maxPool2d needs a window of at least 1, and a padding of at most half of it; these are 2 and 2.",
        () -> zeros(1, 1, 2, 2).maxPool2d(2, 2, 2));
    assertSays(
        "cannot conv2d float32 and float64: both must have the same type.\n"
            + "Convert one of them with .to(FLOAT32) or .to(FLOAT64).",
        () -> zeros(1, 1, 1, 1).conv2d(float64(1).reshape(1, 1, 1, 1)));
  }
}

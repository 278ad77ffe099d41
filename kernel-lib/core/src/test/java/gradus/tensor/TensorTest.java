package gradus.tensor;

import static gradus.TensorAssertions.assertClose;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.eye;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.oneHot;
import static gradus.tensor.Tensors.onesLike;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static gradus.tensor.Tensors.zerosLike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void onesAndTensorsAreFloat32UnlessAScopeSaysOtherwise() {
    assertEquals(DType.FLOAT32, tensor(1, 2).dtype());
    try (var _ = defaultType(DType.FLOAT64)) {
      assertEquals(DType.FLOAT64, randn(2).dtype());
      assertEquals(DType.FLOAT64, tensor(1, 2).times(0.1).dtype());
    }
    assertEquals(DType.FLOAT32, zeros(2).dtype());
  }

  @Test
  void factoriesMakeWhatTheySay() {
    assertEquals(Shape.of(), tensor(3).shape());
    assertClose(arange(4), 0, 0, 1, 2, 3);
    assertClose(arange(2, 5), 0, 2, 3, 4);
    assertClose(arange(1, 2, 0.25), 0, 1, 1.25, 1.5, 1.75);
    assertClose(arange(3, 0, -1), 0, 3, 2, 1);
    assertEquals(0, arange(2, 2).numel());
    assertEquals(DType.FLOAT64, zerosLike(zeros(2, 3).to(DType.FLOAT64)).dtype());
    assertClose(onesLike(arange(2)), 0, 1, 1);
    assertClose(linspace(-1, 1, 5), 0, -1, -0.5, 0, 0.5, 1);
    assertClose(linspace(2, 9, 1), 0, 2);
    assertClose(eye(2), 0, 1, 0, 0, 1);
    assertClose(oneHot(tensor(2, 0), 3), 0, 0, 0, 1, 1, 0, 0);
    assertClose(tensor(new double[][] {{1, 2}, {3, 4}}).transpose(), 0, 1, 3, 2, 4);
    assertEquals(Shape.of(0, 0), tensor(new double[][] {}).shape());
  }

  @Test
  void viewsShareNumbersAndCopiesDoNot() {
    Tensor x = arange(6).reshape(2, 3);
    assertSame(x.storage(), x.transpose().slice(0, 1, 3).get(1).storage());
    assertClose(x.transpose().slice(0, 1, 3).get(1), 0, 2, 5);
    assertClose(x.transpose().reshape(6), 0, 0, 3, 1, 4, 2, 5);
    assertTrue(x.transpose().reshape(6).storage() != x.storage());
    x.assign(x.times(10));
    assertClose(x.transpose().get(-1), 0, 20, 50);
  }

  @Test
  void assigningAViewOfItselfReadsBeforeItWrites() {
    Tensor x = arange(4).reshape(2, 2);
    x.assign(x.transpose());
    assertClose(x, 0, 0, 2, 1, 3);
  }

  @Test
  void indexingCountsFromEitherEnd() {
    Tensor x = arange(6).reshape(2, 3);
    assertEquals(5, x.at(-1, -1));
    assertClose(x.get(-1), 0, 3, 4, 5);
    assertClose(x.select(1, 2, -3, 2), 0, 2, 0, 2, 5, 3, 5);
    assertEquals(Shape.of(2, 0), x.select(1).shape());
  }

  @Test
  void reductionsRunOverAnyAxes() {
    Tensor x = arange(24).reshape(2, 3, 4);
    assertEquals(276, x.sum().item());
    assertClose(x.sum(0, 2), 0, 60, 92, 124);
    assertClose(x.mean(-1).get(0), 0, 1.5, 5.5, 9.5);
    assertEquals(Shape.of(2, 1, 4), x.max(1, true).shape());
    assertClose(x.permute(2, 1, 0).sum(1, 0), 0, 66, 210);
    assertClose(tensor(3, 1, 4, 1, 5).reshape(1, 5).argmax(1), 0, 4);
    assertClose(tensor(2, 7, 7).argmax(0), 0, 1);
  }

  @Test
  void notANumberIsNeverOverlooked() {
    Tensor x = tensor(1, Double.NaN, 3);
    assertEquals(Double.NaN, x.max().item());
    assertEquals(Double.NaN, x.min().item());
    assertEquals(1, x.argmax(0).item());
    assertEquals(Double.NaN, x.relu().sum().item());
  }

  @Test
  void matmulAgreesWithSumsByHandOnViewsAndBatches() {
    seed(3);
    Tensor a = rand(2, 4, 3).permute(0, 2, 1);
    Tensor b = rand(4, 5);
    Tensor c;
    // Plain Java forms its sums in 64 bits; other backends are compared with it.
    try (var _ = Context.backend(Backend.PLAIN)) {
      c = a.matmul(b);
    }
    assertEquals(Shape.of(2, 3, 5), c.shape());
    for (int n = 0; n < 2; n++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 5; j++) {
          double sum = 0;
          for (int l = 0; l < 4; l++) {
            sum += a.at(n, i, l) * b.at(l, j);
          }
          assertEquals((float) sum, c.at(n, i, j));
        }
      }
    }
    assertEquals(Shape.of(3, 0), zeros(3, 2).matmul(zeros(2, 0)).shape());
    assertClose(zeros(2, 0).matmul(zeros(0, 2)), 0, 0, 0, 0, 0);
  }

  @Test
  void softmaxSurvivesHugeScores() {
    assertClose(tensor(1e4, 0, -1e4).softmax(0), 1e-7, 1, 0, 0);
    assertClose(tensor(1e4, 0, -1e4).logSoftmax(0), 1e-7, 0, -1e4, -2e4);
  }

  @Test
  void sumsOfFloat32AreFormedIn64Bits() {
    assertEquals(16_777_220, Tensors.ones(16_777_220).sum().item());
  }

  @Test
  void printingReadsLikeAMatrix() {
    assertEquals("0.5000", tensor(0.5).toString());
    assertEquals("[0, 1, 1, 0]", tensor(0, 1, 1, 0).toString());
    assertEquals(
        """
        [[-1.0000,  0.5000],
         [ 2.2500, 10.0000]]\
        """,
        tensor(-1, 0.5, 2.25, 10).reshape(2, 2).toString());
    assertEquals(
        """
        [[[0, 1],
          [2, 3]],

         [[4, 5],
          [6, 7]]]\
        """,
        arange(8).reshape(2, 2, 2).toString());
    assertEquals("[NaN,   ∞,  -∞,   0]", tensor(0 / 0.0, 1 / 0.0, -1 / 0.0, -0.0).toString());
    assertEquals("[1.0000e-08, 1.0000e+00]", tensor(1e-8, 1).toString());
    assertEquals("[] of shape (0, 3)", zeros(0, 3).toString());
    assertEquals("[   0,    1,    2, …, 1998, 1999, 2000]", arange(2001).toString());
  }

  @Test
  void hugeTensorsPrintTheirEdgesAndNobodyHearsOfIt() {
    var heard = new ArrayList<String>();
    String text;
    Tensor x = arange(1_000_000).reshape(100, 100, 100).transpose(0, 2);
    try (var _ = Context.recording((op, _, _) -> heard.add(op.label()))) {
      text = x.toString();
    }
    assertEquals(List.of(), heard);
    assertTrue(text.startsWith("[[[     0,  10000,  20000, …, 970000, 980000, 990000],"), text);
    assertTrue(text.endsWith("[  9999,  19999,  29999, …, 979999, 989999, 999999]]]"), text);
    // Six blocks of six rows and a gap, a gap between them, and empty lines between these seven.
    assertEquals(6 * 7 + 1 + 6, text.lines().count());
  }
}

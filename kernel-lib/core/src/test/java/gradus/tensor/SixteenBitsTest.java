package gradus.tensor;

import static gradus.Differences.float64;
import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSays;
import static gradus.tensor.DType.BFLOAT16;
import static gradus.tensor.DType.FLOAT16;
import static gradus.tensor.DType.FLOAT32;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SixteenBitsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /// Every one of the 65,536 bit patterns means the number that the format says.
  @ParameterizedTest
  @EnumSource(names = {"BFLOAT16", "FLOAT16"})
  void everyBitPatternReadsAsItsNumberAndIsWrittenBack(DType type) {
    int exponentBits = type == FLOAT16 ? 5 : 8;
    int fractionBits = 15 - exponentBits;
    var storage = new Storage.Halves(type, new short[1]);
    for (int bits = 0; bits < 1 << 16; bits++) {
      storage.array()[0] = (short) bits;
      double value = storage.get(0);
      assertEquals(meaning(bits, exponentBits, fractionBits), value);
      storage.set(0, value);
      if (!Double.isNaN(value)) {
        assertEquals((short) bits, storage.array()[0]);
      }
    }
  }

  /// IEEE 754 in one line: (−1)ˢ · 2ᵉ⁻ᵇ · 1.f, and 0.f below the smallest exponent.
  private static double meaning(int bits, int exponentBits, int fractionBits) {
    int bias = (1 << (exponentBits - 1)) - 1;
    int exponent = bits >> fractionBits & ((1 << exponentBits) - 1);
    double fraction = Math.scalb((double) (bits & ((1 << fractionBits) - 1)), -fractionBits);
    double sign = bits >> 15 == 0 ? 1 : -1;
    if (exponent == (1 << exponentBits) - 1) {
      return fraction == 0 ? sign * INFINITE : Double.NaN;
    }
    return sign
        * (exponent == 0
            ? Math.scalb(fraction, 1 - bias)
            : Math.scalb(1 + fraction, exponent - bias));
  }

  @Test
  void numbersAreRoundedToTheNearestAndTiesToTheEvenOne() {
    Tensor ties = float64(1 + 0x1p-8, 1 + 3 * 0x1p-8, 1 + 0x1p-8 + 0x1p-20);
    assertClose(ties.to(BFLOAT16), 0, 1, 1 + 4 * 0x1p-8, 1 + 2 * 0x1p-8);
    Tensor halves = float64(2049, 2051, 65504, 65519, 65520, 0x1p-25, 0x1.8p-25);
    assertClose(halves.to(FLOAT16), 0, 2048, 2052, 65504, 65504, INFINITE, 0, 0x1p-24);
    Tensor special = float64(Double.NaN, -INFINITE, 3.4e38, 1e39);
    assertClose(special.to(BFLOAT16), 0, Double.NaN, -INFINITE, INFINITE, INFINITE);
  }

  @ParameterizedTest
  @EnumSource(names = {"BFLOAT16", "FLOAT16"})
  void sumsAreFormedIn64BitsAndRoundedOnce(DType type) {
    Tensor x = ones(3000).to(type);
    assertEquals(3000, x.to(FLOAT32).sum().item());
    assertEquals(tensor(3000).to(type).item(), x.sum().item());
    assertEquals(tensor(3000).to(type).item(), x.dot(x).item());
    assertEquals(tensor(3000).to(type).item(), x.reshape(1, -1).matmul(x.reshape(-1, 1)).item());
    assertEquals(
        tensor(3000).to(type).item(), zeros(1).to(type).scatterAdd(0, zeros(3000), x).item());
  }

  @Test
  void statisticsOfFloat16SurviveWhatFloat16CannotHold() {
    Tensor x = ones(4).times(40000).to(FLOAT16);
    assertEquals(INFINITE, x.sum().item());
    assertEquals(40000, x.mean().item());
    assertEquals(0, x.variance().item());
    assertEquals(11, ones(4).times(11).to(FLOAT16).mean().item());
    assertEquals(500, tensor(300, 400).to(FLOAT16).norm().item());
    assertClose(tensor(60000, 60000).to(FLOAT16).softmax(0), 0, 0.5, 0.5);
    assertEquals(FLOAT16, x.std().dtype());
    assertEquals(2, ones(1, 1, 300, 300).times(2).to(BFLOAT16).avgPool2d(300).item());
  }

  @Test
  void placesAreCountedInATypeThatCanCountSoFar() {
    Tensor x = arange(1000).greaterThan(998).to(BFLOAT16);
    assertEquals(999, x.argmax(0).item());
    assertEquals(FLOAT32, x.argmax(0).dtype());
    assertEquals(BFLOAT16, ones(5).to(BFLOAT16).argmax(0).dtype());
  }

  @Test
  void indicesThatTheTypeCannotTellApartAreRefused() {
    Tensor index = tensor(3, 4).to(BFLOAT16);
    assertClose(arange(256).gather(0, index), 0, 3, 4);
    assertSays(
        "bfloat16 counts exactly to 256 only, which is not enough for indices below 257. Convert them with .to(FLOAT32).",
        () -> arange(257).gather(0, index));
    assertSays(
        "bfloat16 counts exactly to 256 only, which is not enough for indices below 300. Convert them with .to(FLOAT32).",
        () -> Tensors.oneHot(index, 300));
  }

  @Test
  void gradientsComeBackInTheTypeOfTheTensor() {
    Tensor master = tensor(1, 2).requiresGrad();
    Tensor half = master.to(BFLOAT16);
    half.times(half).sum().to(FLOAT32).backward();
    assertEquals(FLOAT32, master.grad().dtype());
    assertClose(master.grad(), 0, 2, 4);
  }

  @Test
  void mixedTypesAreNotPromotedInSilence() {
    assertSays(
        """
        cannot multiply bfloat16 and float32: both must have the same type.
        Convert one of them with .to(BFLOAT16) or .to(FLOAT32).\
        """,
        () -> ones(1).to(BFLOAT16).times(ones(1)));
  }

  @Test
  void randomNumbersOf16BitsNeverReachOne() {
    for (DType type : new DType[] {BFLOAT16, FLOAT16}) {
      try (var _ = Context.defaultType(type)) {
        Tensor x = Tensors.rand(20_000);
        assertEquals(type, x.dtype());
        assertTrue(x.max().item() < 1 && x.min().item() >= 0);
        assertEquals(0.5, x.mean().item(), 0.01);
      }
    }
  }

  @Test
  void theTypeIsPrintedBehindTheNumbers() {
    assertEquals("[1.5000, 2.0000] bfloat16", tensor(1.5, 2).to(BFLOAT16).toString());
    assertEquals("[] of shape (0) float16", zeros(0).to(FLOAT16).toString());
  }
}

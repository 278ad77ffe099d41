package gradus.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Chain;
import gradus.tensor.Unary;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far the functions of the vector backend are from the true values, at numbers spread over all
/// bit patterns of `float32`: every exponent, both signs.
class LaneFunctionsTest {
  /// Between the numbers that are tried; prime, so that every bit of the mantissa varies.
  private static final int GAP = Integer.getInteger("gradus.test.gap", 3001);

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1,
    -1,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  /// The table of docs/differences-from-pytorch.md.
  @ParameterizedTest
  @CsvSource({
    "EXP, 1",
    "TANH, 2",
    "SIGMOID, 2.5",
    "LOG, 1",
    "LOG1P, 2",
    "EXPM1, 2.5",
    "SOFTPLUS, 2.5",
  })
  void staysWithinItsUnitsInTheLastPlaceOverAllNumbers(Unary op, double allowed) {
    float[] x = everywhere();
    float[] y = new float[x.length];
    kernel(op).run(x, 0, y, 0, x.length);
    double worst = 0;
    float where = 0;
    for (int k = 0; k < x.length; k++) {
      double expected = op.of(x[k]);
      double error = ulps(expected, y[k]);
      if (error > worst) {
        worst = error;
        where = x[k];
      }
    }
    float at = where;
    double error = worst;
    if (Boolean.getBoolean("gradus.test.print")) {
      IO.println("%s %.3f at %s".formatted(op, worst, at));
    }
    assertTrue(worst <= allowed, () -> "%s(%s) is off by %.3f ulp".formatted(op, at, error));
  }

  @Test
  void expOfNegativeHasTheBitsOfExp() {
    var writer = new Lane.Writer();
    Lane x = writer.input();
    Kernel both =
        new KernelSet(writer.finish(LaneFunctions.expOfNegative(x), LaneFunctions.exp(x)))
            .stepping(1);
    both.hot = true;
    for (float[] numbers : new float[][] {everywhere(), SPECIAL.clone()}) {
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = -Math.abs(numbers[k]);
      }
      float[] few = new float[numbers.length];
      float[] many = new float[numbers.length];
      both.run(new float[][] {numbers, few, many}, new int[3], new int[3], 1, numbers.length);
      assertArrayEquals(many, few);
    }
  }

  @ParameterizedTest
  @CsvSource({"EXP", "TANH", "SIGMOID", "LOG", "LOG1P", "EXPM1", "SOFTPLUS", "SQRT", "RECIPROCAL"})
  void specialNumbersGiveWhatTheSpecificationSays(Unary op) {
    float[] y = new float[SPECIAL.length];
    kernel(op).run(SPECIAL, 0, y, 0, y.length);
    for (int k = 0; k < y.length; k++) {
      float expected = (float) op.of(SPECIAL[k]);
      float actual = y[k];
      String place = op + "(" + SPECIAL[k] + ")";
      if (Float.isFinite(expected) && expected != 0) {
        assertEquals(expected, actual, 2 * Math.ulp(expected), place);
      } else {
        // Also −0 is told from 0.
        assertEquals(Float.valueOf(expected), Float.valueOf(actual), place);
      }
    }
  }

  private static Kernel kernel(Unary op) {
    Kernel kernel = new KernelSet(LaneOps.program(Chain.single(op))).stepping(1);
    kernel.hot = true;
    return kernel;
  }

  private static float[] everywhere() {
    float[] x = new float[(int) ((1L << 32) / GAP)];
    int count = 0;
    for (long bits = 0; bits < 1L << 32 && count < x.length; bits += GAP) {
      float number = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(number)) {
        x[count++] = number;
      }
    }
    return Arrays.copyOf(x, count);
  }

  /// The distance in steps between neighboring numbers at the expected value.
  private static double ulps(double expected, float actual) {
    float nearest = (float) expected;
    if (Float.isNaN(nearest) || Float.isNaN(actual)) {
      return Float.isNaN(nearest) == Float.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
    }
    if (Float.isInfinite(nearest) || Float.isInfinite(actual)) {
      // The step above the largest number leads to infinity.
      return nearest == actual
          ? 0
          : Math.abs(Math.clamp(actual, -0x1p128, 0x1p128) - expected) / 0x1p104;
    }
    return Math.abs(actual - expected) / ulp(expected);
  }

  private static double ulp(double expected) {
    int exponent = Math.max(Float.MIN_EXPONENT, Math.getExponent(expected));
    return Math.scalb(1.0, exponent - 23);
  }
}

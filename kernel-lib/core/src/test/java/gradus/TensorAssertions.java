package gradus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import gradus.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.function.Executable;

/// Compares numbers and says where they first differ.
public final class TensorAssertions {
  private TensorAssertions() {}

  /// |actual − expected| ≤ tolerance · max(1, |expected|), place by place; NaN equals NaN.
  public static void assertClose(double[] expected, double[] actual, double tolerance) {
    if (expected.length != actual.length) {
      fail("expected %d numbers, got %d".formatted(expected.length, actual.length));
    }
    for (int k = 0; k < expected.length; k++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[k]));
      boolean same =
          Double.compare(expected[k], actual[k]) == 0
              || Math.abs(actual[k] - expected[k]) <= allowed;
      if (!same) {
        fail(
            "number %d: expected %s, got %s\nexpected %s\ngot      %s"
                .formatted(
                    k, expected[k], actual[k], Arrays.toString(expected), Arrays.toString(actual)));
      }
    }
  }

  public static void assertClose(Tensor actual, double tolerance, double... expected) {
    assertClose(expected, actual.toArray(), tolerance);
  }

  /// The message of the error, word for word: it is part of the product.
  public static void assertSays(String message, Executable mistake) {
    assertEquals(message, assertThrows(RuntimeException.class, mistake).getMessage());
  }

  /// The same numbers to the last bit, and the same shape.
  public static void assertSameBits(Tensor expected, Tensor actual) {
    if (!expected.shape().equals(actual.shape())) {
      fail("expected shape %s, got %s".formatted(expected.shape(), actual.shape()));
    }
    assertClose(expected.toArray(), actual.toArray(), 0);
  }
}

package gradus.tensor;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import gradus.Cases;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithCountingIndicesByHand(long seed) {
    Cases.forAll(
        seed,
        some -> {
          int[] common = some.sizes(some.below(5));
          Tensor a = some.tensor(thinned(common, some));
          Tensor b = some.tensor(thinned(common, some));
          Tensor sum = a.plus(b.times(1000));
          int[] out = sum.shape().toArray();
          for (int k = 0; k < sum.numel(); k++) {
            int[] index = indexOf(k, out);
            double expected = a.at(fold(index, a.shape())) + 1000 * b.at(fold(index, b.shape()));
            assertEquals(expected, sum.at(index));
          }
        });
  }

  /// Some leading axes dropped, some axes shrunk to 1.
  private static int[] thinned(int[] sizes, Cases some) {
    int drop = some.below(sizes.length + 1);
    return Arrays.stream(sizes).skip(drop).map(s -> some.below(3) == 0 ? 1 : s).toArray();
  }

  private static int[] indexOf(int k, int[] sizes) {
    int[] index = new int[sizes.length];
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      index[axis] = k % sizes[axis];
      k /= sizes[axis];
    }
    return index;
  }

  private static int[] fold(int[] index, Shape shape) {
    int[] own = Arrays.copyOfRange(index, index.length - shape.rank(), index.length);
    for (int axis = 0; axis < own.length; axis++) {
      own[axis] = shape.size(axis) == 1 ? 0 : own[axis];
    }
    return own;
  }

  @Test
  void sumToIsTheReverseOfBroadcastTo() {
    Tensor x = arange(3).reshape(3, 1);
    assertClose(x.broadcastTo(Shape.of(2, 3, 4)).sumTo(x.shape()), 0, 0, 8, 16);
    assertSame(x, x.sumTo(x.shape()));
    assertEquals(Shape.of(), arange(3).sumTo(Shape.of()).shape());
  }

  @Test
  void nothingTimesSomethingIsNothing() {
    assertEquals(Shape.of(0, 3), zeros(0, 1).plus(zeros(3)).shape());
    assertEquals(0, zeros(0, 3).sum().item());
    assertClose(zeros(0, 3).sum(0), 0, 0, 0, 0);
    assertEquals(Double.NaN, zeros(0).mean().item());
  }

  @Test
  void aStretchedTensorSharesItsStorage() {
    Tensor row = arange(3);
    Tensor stretched = row.broadcastTo(Shape.of(1000, 3));
    assertSame(row.storage(), stretched.storage());
    assertSameBits(row, stretched.get(999));
  }
}

package gradus.tensor;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastTest {
  /// Random shapes, small ones first, so that the first failure is nearly the smallest.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithCountingIndicesByHand(long seed) {
    var random = new Generator(seed);
    for (int trial = 0; trial < 50; trial++) {
      int[] common = sizes(random, trial / 12);
      Tensor a = filled(thinned(common, random));
      Tensor b = filled(thinned(common, random));
      Tensor sum = a.plus(b.times(1000));
      String which = "seed %d trial %d: %s and %s".formatted(seed, trial, a.shape(), b.shape());
      int[] out = sum.shape().toArray();
      for (int k = 0; k < sum.numel(); k++) {
        int[] index = indexOf(k, out);
        double expected = a.at(fold(index, a.shape())) + 1000 * b.at(fold(index, b.shape()));
        assertEquals(expected, sum.at(index), which);
      }
    }
  }

  private static int[] sizes(Generator random, int rank) {
    return random.nextInt(5) == 0
        ? new int[rank]
        : Arrays.stream(new int[rank]).map(_ -> 1 + random.nextInt(4)).toArray();
  }

  /// Some leading axes dropped, some axes shrunk to 1.
  private static int[] thinned(int[] sizes, Generator random) {
    int drop = random.nextInt(sizes.length + 1);
    return Arrays.stream(sizes).skip(drop).map(s -> random.nextInt(3) == 0 ? 1 : s).toArray();
  }

  private static Tensor filled(int[] sizes) {
    Shape shape = Shape.of(sizes);
    return arange(shape.numel()).reshape(shape);
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

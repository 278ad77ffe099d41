package gradus.tensor;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  /// The JDK has the same algorithm, written by others.
  @Test
  void drawsTheBitsOfXoshiro256PlusPlus() {
    var words = ByteBuffer.allocate(32);
    long z = 42;
    for (int i = 0; i < 4; i++) {
      z += 0x9e3779b97f4a7c15L;
      long w = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      w = (w ^ (w >>> 27)) * 0x94d049bb133111ebL;
      words.putLong(w ^ (w >>> 31));
    }
    RandomGenerator theirs = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(words.array());
    var ours = new Generator(42);
    for (int k = 0; k < 1000; k++) {
      assertEquals(theirs.nextLong(), ours.nextLong());
    }
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    seed(7);
    Tensor first = randn(1000);
    seed(7);
    assertSameBits(first, randn(1000));
    seed(7);
    rand(1);
    assertTrue(randn(1).item() != first.at(0));
  }

  @Test
  void normalNumbersHaveMeanZeroDeviationOneAndTheRightTails() {
    seed(1);
    Tensor x = randn(200_000);
    assertEquals(0, x.mean().item(), 0.01);
    assertEquals(1, x.square().mean().item(), 0.01);
    assertEquals(0.9545, x.abs().lessThan(2).mean().item(), 0.003);
  }

  @Test
  void uniformNumbersFillZeroToOneAndNeverReachOne() {
    seed(2);
    Tensor x = rand(200_000);
    assertEquals(0.5, x.mean().item(), 0.003);
    assertEquals(1.0 / 12, x.minus(0.5).square().mean().item(), 0.001);
    assertTrue(x.min().item() >= 0 && x.max().item() < 1);
  }

  @Test
  void wholeNumbersAreEquallyLikely() {
    var generator = new Generator(3);
    int[] counts = new int[6];
    for (int k = 0; k < 60_000; k++) {
      counts[generator.nextInt(6)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400);
    }
  }
}

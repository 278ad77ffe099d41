package gradus.tensor;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.tensor.Tensors.bernoulli;
import static gradus.tensor.Tensors.rand;
import static gradus.tensor.Tensors.randint;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.randperm;
import static gradus.tensor.Tensors.seed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void aStateThatIsSetAgainGivesTheSameNumbersAgain() {
    var generator = new Generator(5);
    generator.nextGaussian();
    long[] state = generator.state();
    double[] first = {generator.nextGaussian(), generator.nextGaussian(), generator.nextDouble()};
    generator.restore(state);
    for (double number : first) {
      assertEquals(number, number == first[2] ? generator.nextDouble() : generator.nextGaussian());
    }
    generator.restore(state);
    assertArrayEquals(state, generator.state());
    assertSays(
        "this is no state of a generator: it must be the five words that state() gave.",
        () -> generator.restore(new long[5]));
  }

  @Test
  void randintDrawsEveryNumberFromLowToHighLessOne() {
    seed(4);
    Tensor x = randint(-2, 3, 10_000);
    assertEquals(-2, x.min().item());
    assertEquals(2, x.max().item());
    assertEquals(0.2, x.equalTo(1).mean().item(), 0.02);
    assertEquals(7, randint(7, 8).item());
    assertSays(
        "there is no whole number from 3 to 2: randint(low, high) excludes high.",
        () -> randint(3, 3, 2));
    assertSays(
        "float32 cannot tell all whole numbers up to 16,777,217 apart, only up to 16,777,216. Use defaultType(FLOAT64).",
        () -> randint(0, 16_777_218, 2));
  }

  @Test
  void coinsFallAsOftenAsTheirProbabilitySays() {
    seed(5);
    Tensor x = bernoulli(0.3, 100, 100);
    assertEquals(0.3, x.mean().item(), 0.02);
    assertSameBits(x, x.times(x));
    assertEquals(0, bernoulli(0, 1000).sum().item());
    assertEquals(1000, bernoulli(1, 1000).sum().item());
    assertSays("a probability lies between 0 and 1; this is 1.5000.", () -> bernoulli(1.5, 2));
  }

  @Test
  void everyOrderOfThreeIsEquallyLikely() {
    seed(6);
    int[] counts = new int[27];
    for (int k = 0; k < 6000; k++) {
      Tensor x = randperm(3);
      assertEquals(3, x.sum().item());
      counts[(int) (9 * x.at(0) + 3 * x.at(1) + x.at(2))]++;
    }
    assertEquals(6, Arrays.stream(counts).filter(count -> Math.abs(count - 1000) < 120).count());
    assertEquals(0, randperm(0).numel());
  }

  @Test
  void recordersHearOfChance() {
    var heard = new ArrayList<String>();
    try (var _ = Context.recording((op, _, _) -> heard.add(op.label()))) {
      bernoulli(0.5, 2);
      randperm(2);
    }
    assertEquals(List.of("bernoulli", "permutation"), heard);
  }
}

package gradus.data;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Context;
import gradus.tensor.Generator;
import gradus.tensor.Sample;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AugmentTest {
  private static final Tensor DOT = tensor(0, 0, 0, 0, 1, 0, 0, 0, 0).reshape(1, 3, 3);

  @Test
  void theSameSeedAugmentsAlike() {
    Tensor x = Datasets.digits(20, 3).x();
    List<Function<Generator, Tensor>> all =
        List.of(
            g -> Augment.shift(x, 2, g),
            g -> Augment.rotate(x, 20, g),
            g -> Augment.flip(x, 0.5, g),
            g -> Augment.noise(x, 0.1, g));
    for (var augment : all) {
      assertSameBits(augment.apply(new Generator(5)), augment.apply(new Generator(5)));
      assertFalse(
          Arrays.equals(
              augment.apply(new Generator(5)).toArray(),
              augment.apply(new Generator(6)).toArray()));
      assertEquals(x.shape(), augment.apply(new Generator(5)).shape());
    }
  }

  @Test
  void aShiftMovesTheDotToEachPlaceAndOut() {
    var generator = new Generator(1);
    var seen = new ArrayList<Integer>();
    for (int k = 0; k < 200; k++) {
      Tensor moved = Augment.shift(DOT, 1, generator);
      assertEquals(1, moved.sum().item());
      seen.add((int) moved.flatten().argmax(0).item());
    }
    assertEquals(9, seen.stream().distinct().count());
    double left = Augment.shift(ones(1000, 1, 1), 1, generator).mean().item();
    assertEquals(1 / 9.0, left, 0.04, "of nine moves one stays");
  }

  @Test
  void aTurnCarriesTheInkAroundTheCenterByTheAngleDrawn() {
    double[] spot = new double[81];
    for (int k = 0; k < 81; k++) {
      double dx = k % 9 - 6;
      double dy = k / 9 - 4;
      spot[k] = Math.exp(-(dx * dx + dy * dy));
    }
    Tensor image = tensor(spot).reshape(1, 9, 9);
    for (int seed = 0; seed < 20; seed++) {
      double angle = Math.toRadians(120 * (2 * new Generator(seed).nextDouble() - 1));
      Tensor turned = Augment.rotate(image, 120, new Generator(seed)).get(0);
      double ink = turned.sum().item();
      assertEquals(image.sum().item(), ink, 0.05);
      assertEquals(2 * Math.cos(angle), turned.sum(0).dot(arange(9)).item() / ink - 4, 0.05);
      assertEquals(2 * Math.sin(angle), turned.sum(1).dot(arange(9)).item() / ink - 4, 0.05);
    }
    assertClose(Augment.rotate(image, 0, new Generator(1)), 0, image.toArray());
  }

  @Test
  void aFlipMirrorsLeftToRight() {
    Tensor x = arange(6).reshape(1, 2, 3);
    assertClose(Augment.flip(x, 1, new Generator(1)), 0, 2, 1, 0, 5, 4, 3);
    assertClose(Augment.flip(x, 0, new Generator(1)), 0, x.toArray());
    Tensor some = Augment.flip(x.broadcastTo(Shape.of(1000, 2, 3)), 0.3, new Generator(1));
    assertEquals(0.3 * 2, some.slice(1, 0, 1).slice(2, 0, 1).mean().item(), 0.1);
  }

  @Test
  void noiseHasItsDeviationAndIsHeardOf() {
    var heard = new ArrayList<String>();
    try (var _ = Context.recording((op, in, out) -> heard.add(op.label()))) {
      Tensor noisy = Augment.noise(zeros(10_000), 0.5, new Generator(1));
      assertEquals(0.25, noisy.square().mean().item(), 0.02);
    }
    assertTrue(heard.contains(Sample.Kind.NORMAL.name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void mixupBlendsInputsAndTargetsInOneProportion() {
    var batch = numbered(10);
    var mixed = Mix.mixup(batch, 1, new Generator(3));
    assertEquals(Shape.of(10, 10), mixed.y().shape());
    assertClose(mixed.y().sum(1), 1e-6, ones(10).toArray());
    // Input i is i, so the mixed input is the mean class under the mixed target.
    assertClose(mixed.y().matmul(arange(10)), 1e-5, mixed.x().flatten().toArray());
    assertClose(mixed.y(), 0, Mix.mixup(batch, 1, new Generator(3)).y().toArray());
  }

  private static Dataset numbered(int n) {
    var names = IntStream.range(0, n).mapToObj(Integer::toString).toList();
    return new Dataset(arange(n).reshape(n, 1), arange(n), List.of(), names);
  }

  @Test
  void lambdaIsBetaDistributed() {
    for (double alpha : new double[] {0.2, 1, 3}) {
      var generator = new Generator(1);
      double[] draws =
          IntStream.range(0, 4000).mapToDouble(_ -> Beta.draw(alpha, generator)).toArray();
      double mean = Arrays.stream(draws).average().orElseThrow();
      double variance =
          Arrays.stream(draws).map(d -> (d - mean) * (d - mean)).average().orElseThrow();
      assertEquals(0.5, mean, 0.03, "mean for " + alpha);
      assertEquals(1 / (4 * (2 * alpha + 1)), variance, 0.01, "variance for " + alpha);
      assertTrue(Arrays.stream(draws).allMatch(d -> d >= 0 && d <= 1));
    }
    assertTrue(Double.isFinite(Beta.draw(1e-3, new Generator(1))));
  }

  @Test
  void cutMixMixesTheTargetsAsTheAreas() {
    var names = List.of("dark", "bright");
    Tensor x = tensor(0, 1).reshape(2, 1, 1, 1).broadcastTo(Shape.of(2, 1, 8, 8)).contiguous();
    var batch = new Dataset(x, arange(2), List.of(), names);
    var generator = new Generator(2);
    for (int k = 0; k < 50; k++) {
      var mixed = Mix.cutMix(batch, 1, generator);
      assertClose(mixed.y().slice(1, 1, 2), 1e-6, mixed.x().mean(1, 2, 3).toArray());
      assertTrue(Arrays.stream(mixed.x().toArray()).allMatch(p -> p == 0 || p == 1));
    }
  }
}

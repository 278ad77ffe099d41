package gradus.data;

import static gradus.TensorAssertions.assertClose;
import static gradus.tensor.Tensors.arange;
import static gradus.tensor.Tensors.full;
import static gradus.tensor.Tensors.randn;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /// Example i has the input (i, −i) and the target i.
  private static Dataset numbered(int n) {
    var x = arange(n).reshape(n, 1);
    return new Dataset(x.matmul(tensor(1, -1).reshape(1, 2)), arange(n));
  }

  private static List<Integer> labels(Dataset... parts) {
    return Stream.of(parts).flatMap(part -> Arrays.stream(part.labels()).boxed()).toList();
  }

  private static List<Integer> sorted(List<Integer> numbers) {
    return numbers.stream().sorted().toList();
  }

  private static List<Integer> range(int n) {
    return IntStream.range(0, n).boxed().toList();
  }

  @Test
  void aSplitKeepsEveryExampleOnceWithItsTarget() {
    var split = numbered(10).split(0.8, 7);
    assertEquals(8, split.train().size());
    assertEquals(range(10), sorted(labels(split.train(), split.test())));
    assertNotEquals(range(10), labels(split.train(), split.test()));
    assertClose(split.test().x().slice(1, 0, 1), 0, split.test().y().toArray());
    assertEquals(labels(split.test()), labels(numbered(10).split(0.8, 7).test()));
  }

  @Test
  void aStratifiedSplitKeepsTheMixtureOfClasses() {
    var split = Datasets.fraud(1000, 3).stratifiedSplit(0.8, 7);
    assertEquals(24, split.train().y().sum().item());
    assertEquals(6, split.test().y().sum().item());
    assertEquals(800, split.train().size());
  }

  @Test
  void foldsTestEveryExampleExactlyOnce() {
    var folds = numbered(11).folds(3, 7);
    assertEquals(List.of(3, 4, 4), folds.stream().map(f -> f.test().size()).toList());
    assertEquals(
        range(11), sorted(labels(folds.stream().map(Split::test).toArray(Dataset[]::new))));
    for (Split fold : folds) {
      assertEquals(range(11), sorted(labels(fold.train(), fold.test())));
    }
  }

  @Test
  void stratifiedFoldsTestEveryExampleOnceWithTheSameMixture() {
    // 485 payments of which 15 are fraud, by 4: 3 or 4 frauds to a test of 121 or 122.
    var data = Datasets.fraud(485, 3);
    var numbered = new Dataset(arange(485).reshape(485, 1), data.y());
    var folds = numbered.stratifiedFolds(4, 7);
    var tested = new ArrayList<Double>();
    for (Split fold : folds) {
      double frauds = fold.test().y().sum().item();
      assertTrue(frauds == 3 || frauds == 4, "frauds: " + frauds);
      assertEquals(121.25, fold.test().size(), 1);
      assertEquals(485, fold.train().size() + fold.test().size());
      Arrays.stream(fold.test().x().toArray()).forEach(tested::add);
    }
    assertEquals(range(485), tested.stream().sorted().map(Double::intValue).toList());
    assertEquals(labels(folds.get(1).test()), labels(numbered.stratifiedFolds(4, 7).get(1).test()));
    assertNotEquals(
        List.of(folds.get(0).test().x().toString()),
        List.of(numbered.stratifiedFolds(4, 8).get(0).test().x().toString()));
  }

  @Test
  void anEpochOfBatchesShowsEveryExampleOnce() {
    var batches = numbered(10).batches(4).seed(7);
    var sizes = new ArrayList<Integer>();
    var seen = new ArrayList<Integer>();
    for (var batch : batches) {
      sizes.add(batch.size());
      seen.addAll(labels(batch));
    }
    assertEquals(List.of(4, 4, 2), sizes);
    assertEquals(range(10), sorted(seen));
  }

  private static List<Integer> epoch(Batches batches) {
    var seen = new ArrayList<Integer>();
    batches.forEach(batch -> seen.addAll(labels(batch)));
    return seen;
  }

  @Test
  void everyEpochHasAnotherOrderAndTheSameSeedTheSameOrders() {
    var batches = numbered(20).batches(4).seed(7);
    var first = epoch(batches);
    var second = epoch(batches);
    assertNotEquals(first, second);
    var again = numbered(20).batches(4).seed(7);
    assertEquals(List.of(first, second), List.of(epoch(again), epoch(again)));
    seed(7);
    assertEquals(first, epoch(numbered(20).batches(4)), "the shared generator, seeded alike");
    assertEquals(range(20), epoch(numbered(20).batches(3).inOrder()));
  }

  /// T6: 50,000 examples by 64.
  @Test
  void t6BatchesAreCountedWithAndWithoutTheShortOne() {
    var batches = new Dataset(zeros(50_000, 1), zeros(50_000)).batches(64);
    assertEquals(782, batches.count());
    assertEquals(781, batches.dropLast().count());
    assertEquals(List.of(4, 4), batchSizes(numbered(10).batches(4).dropLast()));
  }

  private static List<Integer> batchSizes(Batches batches) {
    var sizes = new ArrayList<Integer>();
    batches.forEach(batch -> sizes.add(batch.size()));
    return sizes;
  }

  @Test
  void everyOrderOfThreeIsEquallyLikely() {
    int[] count = new int[27];
    var generator = new gradus.tensor.Generator(1);
    for (int k = 0; k < 6000; k++) {
      int[] order = Shuffle.of(3, generator);
      count[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] seen = Arrays.stream(count).filter(c -> c > 0).toArray();
    assertEquals(6, seen.length);
    for (int c : seen) {
      assertEquals(1000, c, 120);
    }
  }

  @Test
  void normalizedTrainingDataHaveMeanZeroAndDeviationOne() {
    seed(3);
    var train =
        new Dataset(randn(200, 3).times(tensor(1, 5, 0.1)).plus(tensor(0, 7, -3)), zeros(200));
    var normalizer = Normalizer.fit(train);
    var x = normalizer.apply(train).x();
    assertClose(x.mean(0), 1e-5, 0, 0, 0);
    assertClose(x.square().mean(0), 1e-4, 1, 1, 1);
    assertClose(normalizer.undo(x), 1e-5, train.x().toArray());
  }

  @Test
  void theTestIsNormalizedByWhatTheTrainingDataWere() {
    var normalizer = Normalizer.fit(new Dataset(tensor(0, 10).reshape(2, 1), zeros(2)));
    assertClose(normalizer.apply(tensor(20).reshape(1, 1)), 0, 3);
  }

  @Test
  void aFeatureThatNeverChangesBecomesZero() {
    var constant = full(Shape.of(7, 1), 0.1);
    assertClose(
        Normalizer.fit(new Dataset(constant, zeros(7))).apply(constant).abs().max(), 1e-6, 0);
    assertClose(
        Normalizer.fitAll(new Dataset(constant, zeros(7))).apply(constant).abs().max(), 1e-6, 0);
  }

  @Test
  void pixelsShareOneMean() {
    var images = new Dataset(tensor(0, 2, 4, 6).reshape(2, 1, 1, 2), zeros(2));
    var normalizer = Normalizer.fitAll(images);
    assertClose(normalizer.mean(), 0, 3);
    assertClose(normalizer.deviation(), 1e-6, Math.sqrt(5));
    assertEquals(images.x().shape(), normalizer.apply(images).x().shape());
  }

  @Test
  void labelsAreReadFromColumnsClassNumbersAndProbabilities() {
    assertEquals(List.of(0, 1, 1, 0), labels(Datasets.xor()));
    assertEquals(
        List.of(1, 0), labels(new Dataset(zeros(2, 1), tensor(.1, .9, .7, .3).reshape(2, 2))));
  }

  @Test
  void aDatasetSaysWhatItIs() {
    assertEquals(
        "4 examples, x (4, 2), y (4, 1), features [x₁, x₂], classes [false, true]",
        Datasets.xor().toString());
    assertEquals(Shape.of(10, 256), Datasets.digits(10, 1).flattened().x().shape());
  }
}

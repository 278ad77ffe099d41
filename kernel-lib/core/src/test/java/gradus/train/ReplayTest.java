package gradus.train;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.TensorAssertions.assertSays;
import static gradus.data.Datasets.blobs;
import static gradus.data.Datasets.xor;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Augment;
import gradus.data.Batches;
import gradus.io.Weights;
import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.optim.Schedule;
import gradus.tensor.Generator;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Back to any step and on again, with everything that draws random numbers and keeps a state:
/// dropout, batch norm, shuffled batches, augmentation, Adam, a schedule, early stopping.
class ReplayTest {
  private static Layer network() {
    seed(3);
    return sequential(linear(2, 12), batchNorm1d(12), tanh(), dropout(0.3), linear(12, 3));
  }

  /// 5 steps to an epoch, the order drawn from the generator that dropout draws from, too.
  private static Trainer training(Layer model) {
    return training(model, blobs(75, 3, 0.5, 7).batches(16));
  }

  private static Trainer training(Layer model, Batches batches) {
    var generator = new Generator(4);
    return trainer(model, Losses::crossEntropy, adam(model, 0.02), batches)
        .validation(blobs(30, 3, 0.5, 8))
        .accuracy()
        .watch()
        .schedule(Schedule.cosine(60))
        .earlyStopping(50, 0)
        .augment(b -> b.with(Augment.noise(b.x(), 0.05, generator), b.y()))
        .repeats(generator)
        .snapshots(8, 4);
  }

  private static Map<String, Tensor> copies(Layer model) {
    return Snapshot.copies(Weights.of(model));
  }

  private static void assertSame(Map<String, Tensor> expected, Layer model) {
    var actual = Weights.of(model);
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, tensor) -> assertSameBits(tensor, Numbers.need(actual, name)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 13, 25, 49, 50})
  void rewindingAndGoingOnGivesTheSameBits(int step) {
    var model = network();
    var training = training(model);
    var past = training.fit(10);
    var end = copies(model);
    long next = Generator.shared().state()[0];

    training.rewind(step);
    assertEquals(step, training.step());
    assertEquals(past.upTo(step - 1), training.history());
    assertEquals(past, training.fit(10));
    assertSame(end, model);
    assertEquals(next, Generator.shared().state()[0]);
  }

  @Test
  void aRewoundModelIsTheModelOfThatStep() {
    var model = network();
    var training = training(model);
    var atStep = new ArrayList<Map<String, Tensor>>();
    training.onStep(t -> atStep.add(copies(model)));
    training.fit(4);
    for (int step : new int[] {17, 12, 5, 1}) {
      training.rewind(step);
      assertSame(atStep.get(step - 1), model);
    }
    assertEquals(20, atStep.size(), "nobody hears of repeated steps");
  }

  @Test
  void batchesWithAGeneratorOfTheirOwnAreRepeatedToo() {
    var model = network();
    var training = training(model, blobs(75, 3, 0.5, 7).batches(16).seed(9));
    var past = training.fit(6);
    training.rewind(13);
    assertEquals(past, training.fit(6));
  }

  @Test
  void aForkIsTheSameUpToTheForkAndOtherwiseAfterIt() {
    var model = network();
    var training = training(model);
    var past = training.fit(10);
    var copy = past.upTo(1000);
    var end = copies(model);
    long[] generator = Generator.shared().state();

    var branch = training.fork(23, t -> t.rate(0.2));
    assertEquals(past.upTo(22), branch.upTo(22));
    assertEquals(past.series("loss").value(23), branch.series("loss").value(23));
    assertNotEquals(past.series("loss").value(24), branch.series("loss").value(24));
    assertEquals(50, branch.series("loss").size());
    assertEquals(10 * past.series("rate").value(30), branch.series("rate").value(30), 1e-12);

    assertEquals(copy, training.history(), "the training itself is as it was");
    assertEquals(50, training.step());
    assertSame(end, model);
    assertEquals(generator[1], Generator.shared().state()[1]);
    assertEquals(past, training.fork(23, t -> {}), "a fork that changes nothing");
    assertEquals(past, training.rewind(31).fit(10));
  }

  @Test
  void aForkMayChooseOtherOptions() {
    var model = network();
    var training = training(model);
    var past = training.fit(3);
    var branch = training.fork(5, t -> t.clipNorm(1e-3));
    assertNotEquals(past, branch);
    assertEquals(past, training.fork(5, t -> {}));
  }

  @Test
  void aForkThatBurstsEndsWithItsNaN() {
    var model = sequential(linear(2, 1));
    var training =
        trainer(model, (p, y) -> p.minus(y).square().exp().mean(), sgd(model, 0.01), xor());
    var past = training.fit(30);
    var branch = training.fork(10, t -> t.rate(1e30));
    assertFalse(Double.isFinite(branch.last("loss")));
    assertTrue(branch.series("loss").size() < 30);
    assertEquals(past.upTo(9), branch.upTo(9));
    assertEquals(30, training.history().series("loss").size());
  }

  @Test
  void aRateSetByHandIsRepeated() {
    var model = network();
    var training =
        trainer(model, Losses::crossEntropy, sgd(model, 0.1), blobs(60, 3, 0.5, 7).batches(16));
    training.snapshots(1000, 2);
    training.fit(2);
    training.rate(0.4);
    var past = training.fit(5);
    assertEquals(0.4, past.series("rate").value(8));
    training.rewind(15);
    assertEquals(past, training.fit(5));
    training.rewind(8);
    assertEquals(past, training.fit(5), "the change belongs to step 8");
    training.rewind(3);
    assertEquals(0.1, training.fit(5).last("rate"), "the change came later than step 3");
  }

  @Test
  void snapshotsStayFewHoweverLongItTakes() {
    var model = network();
    var training = training(model).snapshots(1, 4);
    training.onStep(t -> assertTrue(t.replay.count() <= 4));
    var past = training.fit(20);
    training.rewind(0);
    assertEquals(past, training.fit(20));
  }

  @Test
  void whatDoesNotRepeatItselfIsFoundOut() {
    var model = network();
    var hidden = new Generator(5);
    var training =
        trainer(
                model,
                Losses::crossEntropy,
                sgd(model, 0.1),
                blobs(60, 3, 0.5, 7).batches(30).inOrder())
            .augment(b -> b.with(Augment.noise(b.x(), 0.05, hidden), b.y()));
    var past = training.fit(4).upTo(1000);
    var end = copies(model);
    String message =
        String.valueOf(
            assertThrows(TrainingException.class, () -> training.rewind(5)).getMessage());
    assertTrue(
        message.startsWith("this training does not repeat itself: \"loss\" of step 0 was "),
        message);
    assertTrue(
        message.endsWith(
            ". Something else than the trainer's generators decides: a rate that was set in the optimizer,"
                + " options that were changed on the way, or random numbers that repeats(generator) was not told of."),
        message);
    assertEquals(past, training.history());
    assertSame(end, model);
  }

  @Test
  void thereIsNoWayToAStepThatWasNotTaken() {
    var training = training(network());
    assertSays(
        "this training can go back to steps 0 to 0, not to step 1.", () -> training.rewind(1));
    training.fit(2);
    assertSays(
        "this training can go back to steps 0 to 10, not to step 11.", () -> training.rewind(11));
    assertSays(
        "this training can go back to steps 0 to 10, not to step -1.",
        () -> training.fork(-1, t -> {}));
    assertEquals(10, training.step());
  }
}

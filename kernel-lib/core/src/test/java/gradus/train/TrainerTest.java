package gradus.train;

import static gradus.TensorAssertions.assertClose;
import static gradus.TensorAssertions.assertSameBits;
import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.xor;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Clipping.clipNorm;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Dataset;
import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.nn.Sequential;
import gradus.optim.Schedule;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private static Sequential network() {
    seed(3);
    return sequential(linear(2, 8), tanh(), linear(8, 1));
  }

  private static Trainer onMoons(Layer model) {
    return trainer(
        model, Losses::bceWithLogits, adam(model, 0.02), moons(90, 0.1, 7).batches(32).seed(5));
  }

  private static void assertSameWeights(Layer expected, Layer actual) {
    List<Tensor> theirs = actual.parameters();
    for (int i = 0; i < theirs.size(); i++) {
      assertSameBits(expected.parameters().get(i), theirs.get(i));
    }
  }

  @Test
  void aTrainerGivesTheBitsOfALoopByHand() {
    var model = network();
    var optimizer = adam(model, 0.02);
    var batches = moons(90, 0.1, 7).batches(32).seed(5);
    var losses = new ArrayList<Double>();
    for (int epoch = 0; epoch < 3; epoch++) {
      for (Dataset batch : batches) {
        var loss = Losses.bceWithLogits(model.forward(batch.x()), batch.y());
        optimizer.zeroGrad();
        loss.backward();
        clipNorm(model, 0.5);
        optimizer.step();
        losses.add(loss.item());
      }
    }
    var other = network();
    var history = onMoons(other).clipNorm(0.5).fit(3);
    assertSameWeights(model, other);
    double[] recorded = history.series("loss").values();
    assertEquals(losses, Arrays.stream(recorded).boxed().toList());
  }

  @Test
  void epochsAreCountedInAll() {
    var atOnce = network();
    onMoons(atOnce).fit(5);
    var inTwoGoes = network();
    var training = onMoons(inTwoGoes);
    training.fit(2);
    assertEquals(6, training.step());
    assertEquals(2, training.epoch());
    training.fit(5);
    assertEquals(15, training.step());
    training.fit(5);
    assertEquals(15, training.step());
    assertEquals(Ending.FINISHED, training.ending());
    assertSameWeights(atOnce, inTwoGoes);
  }

  @Test
  void gradientsOfSmallBatchesAddUpToThoseOfALargeOne() {
    try (var _ = defaultType(DType.FLOAT64)) {
      // 90 = 32 + 32 + 26: the batches of a step are not equally large.
      var data = moons(90, 0.1, 7);
      var whole = network();
      var inOneGo =
          trainer(whole, Losses::bceWithLogits, sgd(whole, 0.5), data.batches(64).seed(5));
      inOneGo.accuracy().fit(4);
      var parts = network();
      var inParts =
          trainer(parts, Losses::bceWithLogits, sgd(parts, 0.5), data.batches(32).seed(5));
      inParts.accuracy().accumulate(2).fit(4);
      assertEquals(8, inParts.step());
      for (int i = 0; i < whole.parameters().size(); i++) {
        assertClose(parts.parameters().get(i), 1e-13, whole.parameters().get(i).toArray());
      }
      for (String curve : List.of("loss", "accuracy")) {
        assertClose(
            inOneGo.history().series(curve).values(),
            inParts.history().series(curve).values(),
            1e-13);
      }
    }
  }

  @Test
  void epochsStayWholeWhenTheBatchesToAStepChange() {
    var training = onMoons(network());
    training.onStep(t -> {
      if (t.step() == 4) {
        t.cancel();
      }
    });
    training.fit(3);
    // One batch of the second epoch is taken: two are left, then three.
    training.accumulate(3).fit(3);
    assertEquals(6, training.step());
    assertEquals(6, training.goal());
    assertEquals(3, training.epoch());
  }

  @Test
  void theHistoryTellsLossMetricsRateAndNorms() {
    var model = network();
    var split = moons(90, 0.1, 7).split(0.7, 1);
    var training =
        trainer(model, Losses::bceWithLogits, sgd(model, 0.5), split.train().batches(21).seed(1))
            .validation(split.test())
            .accuracy()
            .schedule(Schedule.exponential(0.5))
            .watch();
    var before = model.layers().get(0).parameters().get(0).contiguous();
    var history = training.fit(2);
    assertEquals(
        List.of("loss", "accuracy", "rate", "0.weight.gradient", "0.weight.weight"),
        List.copyOf(history.names()).subList(0, 5));
    assertClose(
        new double[] {0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625},
        history.series("rate").values(),
        0);
    assertClose(new double[] {2, 5}, history.series("validation loss").steps(), 0);
    assertEquals(2, history.series("validation accuracy").size());
    // Without momentum a change is rate · gradient.
    assertEquals(
        0.5 * history.series("0.weight.gradient").value(0),
        history.series("0.weight.update").value(0),
        1e-6);
    assertEquals(
        Math.sqrt(before.square().sum().item()), history.series("0.weight.weight").value(0), 1e-6);
    var results = training.evaluate(split.test());
    assertEquals(history.last("validation loss"), results.get("loss"));
    assertEquals(history.last("validation accuracy"), results.get("accuracy"));
  }

  @Test
  void aModelLearnsInTrainingModeAndIsReadyToPredictAfterwards() {
    seed(3);
    var dropout = dropout(0.5);
    var model = sequential(linear(2, 8), dropout, linear(8, 1));
    var seen = new ArrayList<Boolean>();
    onMoons(model).validation(moons(20, 0.1, 8)).onStep(t -> seen.add(dropout.isTraining())).fit(2);
    assertEquals(6, seen.size());
    assertFalse(seen.contains(false));
    assertFalse(dropout.isTraining());
  }

  @Test
  void callbacksSeeEveryStepAndEpochAndMayEndIt() {
    var model = network();
    var steps = new ArrayList<Integer>();
    var epochs = new ArrayList<Integer>();
    var training =
        onMoons(model)
            .onStep(t -> steps.add(t.step()))
            .onEpoch(t -> epochs.add(t.epoch()))
            .onStep(t -> {
              if (t.step() == 5) {
                t.cancel();
              }
            });
    training.fit(4);
    assertEquals(12, training.goal());
    assertEquals(List.of(1, 2, 3, 4, 5), steps);
    assertEquals(List.of(1), epochs);
    assertEquals(Ending.CANCELED, training.ending());
    training.fit(4);
    var atOnce = network();
    onMoons(atOnce).fit(4);
    assertSameWeights(atOnce, model);
  }

  @Test
  void anInterruptEndsItCleanlyAndStaysSet() {
    var model = network();
    var training =
        onMoons(model)
            .onStep(t -> {
              if (t.step() == 4) {
                Thread.currentThread().interrupt();
              }
            });
    var history = training.fit(100);
    assertEquals(Ending.INTERRUPTED, training.ending());
    assertEquals(4, history.series("loss").size());
    training.fit(100);
    assertEquals(4, training.step(), "the flag is still set");
    assertTrue(Thread.interrupted(), "whoever called can see the interrupt");
    training.fit(3);
    var atOnce = network();
    onMoons(atOnce).fit(3);
    assertSameWeights(atOnce, model);
  }

  @Test
  void anotherThreadMayCancel() throws InterruptedException {
    var model = network();
    var begun = new CountDownLatch(1);
    var training = onMoons(model).onStep(t -> begun.countDown());
    var worker = Thread.ofPlatform().start(() -> training.fit(1_000_000));
    begun.await();
    training.cancel();
    worker.join(20_000);
    assertFalse(worker.isAlive());
    assertEquals(Ending.CANCELED, training.ending());
    assertEquals(training.step(), training.history().series("loss").size());
  }

  @Test
  void earlyStoppingPutsTheBestWeightsBack() {
    seed(3);
    var model = sequential(linear(2, 32), tanh(), linear(32, 1));
    // Twelve noisy points are soon learned by heart.
    var training =
        trainer(model, Losses::bceWithLogits, adam(model, 0.1), moons(12, 0.4, 7))
            .validation(moons(100, 0.4, 8))
            .earlyStopping(10, 0);
    var history = training.fit(500);
    assertEquals(Ending.STOPPED_EARLY, training.ending());
    double[] losses = history.series("validation loss").values();
    double best = Arrays.stream(losses).min().orElseThrow();
    assertEquals(best, losses[losses.length - 11]);
    assertTrue(losses[losses.length - 1] > best);
    assertEquals(best, training.evaluate(moons(100, 0.4, 8)).get("loss"));
  }

  @Test
  void aMinimumChangeMakesEarlyStoppingLessPatient() {
    var patient = onMoons(network()).validation(moons(50, 0.1, 8)).earlyStopping(2, 0);
    patient.fit(12);
    assertEquals(Ending.FINISHED, patient.ending());
    var impatient = onMoons(network()).validation(moons(50, 0.1, 8)).earlyStopping(2, 0.5);
    impatient.fit(12);
    assertEquals(Ending.STOPPED_EARLY, impatient.ending());
    assertEquals(3, impatient.epoch());
  }

  @Test
  void aPlateauLowersTheRate() {
    var model = network();
    // A loss that never falls.
    var training =
        trainer(model, (p, _) -> p.times(0).sum(), sgd(model, 0.1), xor())
            .validation(xor())
            .plateau(0.5, 2);
    training.fit(8);
    assertClose(
        new double[] {0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025},
        training.history().series("rate").values(),
        0);
  }

  @Test
  void augmentationChangesWhatIsLearned() {
    var model = network();
    var sizes = new ArrayList<Integer>();
    onMoons(model)
        .augment(batch -> {
          sizes.add(batch.size());
          return batch.with(batch.x().times(0), batch.y());
        })
        .fit(1);
    assertEquals(List.of(32, 32, 26), sizes);
    var plain = network();
    assertSameBits(plain.parameters().get(0), model.parameters().get(0));
  }

  @Test
  void oneFitCanBeListenedToAlone() {
    var training = onMoons(network());
    var steps = new ArrayList<Integer>();
    training.fit(1, t -> steps.add(t.step()));
    training.fit(2);
    assertEquals(List.of(1, 2, 3), steps);
  }

  @Test
  void aTrainerSaysWhatItWasMadeOf() {
    var model = network();
    var data = moons(90, 0.1, 7);
    var training = trainer(model, Losses::bceWithLogits, adam(model, 0.02), data.batches(32));
    assertEquals(model, training.model());
    assertEquals(data, training.data());
    assertEquals(0.02, training.rate());
    assertFalse(training.isBusy());
    training.fit(1, t -> assertTrue(t.isBusy()));
    assertEquals(
        training.history().last("loss") > 0,
        training.loss().apply(model.forward(data.x()), data.y()).item() > 0);
  }
}

package gradus.train;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.data.Datasets.blobs;
import static gradus.data.Datasets.moons;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.nn.Norms.batchNorm1d;
import static gradus.optim.Optimizers.adam;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.io.Bundle;
import gradus.io.Provenance;
import gradus.io.Weights;
import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.optim.LossScaler;
import gradus.optim.Schedule;
import gradus.tensor.DType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingFileTest {
  private static final Provenance NOTE = Provenance.of("three clouds", 3, "blobs(75, 3, 0.5, 7)");

  @TempDir private Path folder;

  private static Layer network(long seed) {
    seed(seed);
    return sequential(linear(2, 12), batchNorm1d(12), tanh(), dropout(0.3), linear(12, 3));
  }

  private static Trainer training(Layer model) {
    return trainer(model, Losses::crossEntropy, adam(model, 0.02), blobs(75, 3, 0.5, 7).batches(16))
        .validation(blobs(30, 3, 0.5, 8))
        .schedule(Schedule.cosine(60))
        .earlyStopping(50, 0);
  }

  private static void assertSameWeights(Layer expected, Layer actual) {
    var others = Weights.of(actual);
    Weights.of(expected)
        .forEach((name, tensor) -> assertSameBits(tensor, Numbers.need(others, name)));
  }

  /// Stopped within an epoch, saved; then loaded into a model that knows nothing of it.
  @ParameterizedTest
  @ValueSource(strings = {"run.safetensors", "run.npz"})
  void aTrainingFromAFileGoesOnAsIfItHadNeverEnded(String name) {
    var whole = network(3);
    var history = training(whole).fit(8);

    String file = folder.resolve(name).toString();
    var first = training(network(3));
    first.onStep(t -> {
      if (t.step() == 17) {
        t.cancel();
      }
    });
    first.fit(8);
    first.save(file, NOTE);

    var other = network(99);
    var second = training(other);
    var bundle = second.load(file);
    assertEquals(NOTE, bundle.provenance().orElseThrow());
    assertEquals(17, second.step());
    assertEquals(history.upTo(16), second.history());
    assertEquals(history, second.fit(8));
    assertSameWeights(whole, other);
    assertEquals(history, second.rewind(25).fit(8));
  }

  private static Trainer memorizing(Layer model) {
    return trainer(model, Losses::bceWithLogits, adam(model, 0.1), moons(12, 0.4, 7))
        .validation(moons(100, 0.4, 8))
        .earlyStopping(10, 0);
  }

  private static Layer wide(long seed) {
    seed(seed);
    return sequential(linear(2, 32), tanh(), linear(32, 1));
  }

  @Test
  void earlyStoppingRemembersTheBestWeightsAndHowLongItWaited() {
    var whole = wide(3);
    var atOnce = memorizing(whole);
    atOnce.fit(500);
    int end = atOnce.step();

    String file = folder.resolve("run.safetensors").toString();
    var first = memorizing(wide(3));
    // After the best weights, while it waits.
    first.fit(end - 5);
    first.save(file, NOTE);
    var other = wide(99);
    var second = memorizing(other);
    second.load(file);
    second.fit(500);
    assertEquals(Ending.STOPPED_EARLY, second.ending());
    assertEquals(end, second.step());
    assertSameWeights(whole, other);
  }

  @Test
  void mixedPrecisionGoesOnToo() {
    String file = folder.resolve("run.safetensors").toString();
    var history = halves(network16(3), calm()).fit(6);
    var scaler = calm();
    var first = halves(network16(3), scaler);
    first.fit(2);
    first.save(file, NOTE);
    var other = calm();
    var second = halves(network16(99), other);
    second.load(file);
    assertEquals(0x1p11, other.scale(), "doubled after 4 and 8 of 10 steps");
    assertEquals(history, second.fit(6));
    assertEquals(history, first.fit(6));
    assertEquals(scaler.scale(), other.scale());
  }

  private static LossScaler calm() {
    return new LossScaler(0x1p9, 2, 0.5, 4);
  }

  private static Layer network16(long seed) {
    seed(seed);
    try (var _ = defaultType(DType.BFLOAT16)) {
      return sequential(linear(2, 12), tanh(), linear(12, 3));
    }
  }

  private static Trainer halves(Layer model, LossScaler scaler) {
    var mixed = new MixedPrecision(model, scaler);
    return trainer(
            model,
            Losses::crossEntropy,
            adam(mixed.masters(), 0.02),
            blobs(75, 3, 0.5, 7).batches(16).seed(1))
        .mixedPrecision(mixed);
  }

  @Test
  void theFileHoldsTheWeightsUnderTheirNames() {
    String file = folder.resolve("run.safetensors").toString();
    var model = network(3);
    var training = training(model);
    training.fit(2);
    training.save(file, NOTE);
    var other = network(4);
    Weights.into(other, Bundle.load(file).part("model"));
    assertSameWeights(model, other);
  }

  @Test
  void aFileThatDoesNotFitChangesNothing() {
    String file = folder.resolve("run.safetensors").toString();
    var training = training(network(3));
    training.fit(2);
    training.save(file, NOTE);

    var model = network(4);
    var smaller =
        trainer(model, Losses::crossEntropy, adam(model, 0.02), blobs(60, 3, 0.5, 7).batches(16));
    String message =
        assertThrows(IllegalArgumentException.class, () -> smaller.load(file)).getMessage();
    assertEquals(
        "this training went through 75 examples in batches of 16; to go on as if nothing had"
            + " happened it needs the same, not 60 in batches of 16.",
        message);
    assertSameWeights(network(4), model);
    assertEquals(0, smaller.step());
    assertEquals(new History(), smaller.history());

    String weights = folder.resolve("weights.safetensors").toString();
    Weights.save(model, weights, NOTE);
    assertThrows(IllegalArgumentException.class, () -> smaller.load(weights));
    assertSameWeights(network(4), model);
  }
}

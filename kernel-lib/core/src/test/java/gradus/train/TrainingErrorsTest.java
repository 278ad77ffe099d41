package gradus.train;

import static gradus.TensorAssertions.assertSays;
import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.xor;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zeros;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Dataset;
import gradus.loss.Losses;
import gradus.loss.Reduction;
import gradus.nn.Linear;
import gradus.optim.Schedule;
import org.junit.jupiter.api.Test;

/// What a trainer says to a mistake, word for word.
class TrainingErrorsTest {
  private static Linear model() {
    return new Linear(ones(1, 2).requiresGrad(), zeros(1).requiresGrad());
  }

  private static Trainer training() {
    var model = model();
    return trainer(model, Losses::bceWithLogits, sgd(model, 0.1), xor());
  }

  @Test
  void dataThatIsNotThere() {
    var model = model();
    var none = new Dataset(zeros(0, 2), zeros(0, 1));
    assertSays(
        "there is nothing to learn from: 0 examples make no batch of 1.",
        () -> trainer(model, Losses::mse, sgd(model, 0.1), none));
    assertSays(
        "there is nothing to learn from: 4 examples make no batch of 8 when the last one is dropped.",
        () -> trainer(model, Losses::mse, sgd(model, 0.1), xor().batches(8).dropLast()));
    assertSays("the validation data has no examples.", () -> training().validation(none));
    assertSays(
        "there is nothing to evaluate: the data has no examples.", () -> training().evaluate(none));
    assertSays("there are no 0 epochs to learn.", () -> training().fit(0));
  }

  @Test
  void aLossThatIsNoNumber() {
    var model = model();
    var training = trainer(model, Losses::mse, sgd(model, 10), new Dataset(ones(4, 2), ones(4, 1)));
    String message = null;
    try {
      training.fit(1000);
    } catch (TrainingException e) {
      message = e.getMessage();
    }
    int step = training.step() - 1;
    assertEquals(
        ("the loss is ∞ at step %d, with the learning rate 10. Before, it was 1 at first and %s last."
                + " If it grew, the rate is too high: try a tenth of it. If it fell, look for a logarithm of 0 or a division by 0."
                + " The weights are as they were before this step.")
            .formatted(step, Figures.number(training.history().series("loss").value(step - 1))),
        message);
    assertTrue(Double.isFinite(model.weight().sum().item()));
    assertSays(
        "the loss is NaN at step 0, with the learning rate 0.1. It is the first one, so look at the model and the loss:"
            + " a logarithm of 0, a division by 0, a root of 0. The weights are as they were before this step.",
        () -> {
          var other = model();
          trainer(other, (p, y) -> p.times(0).log().times(0).sum(), sgd(other, 0.1), xor()).fit(1);
        });
    assertSays(
        "the loss is NaN at step 0, with the learning rate 0.1. There are NaN or infinite numbers in this batch."
            + " Look for missing values in the data.",
        () -> {
          var other = model();
          var holes = new Dataset(tensor(1, Double.NaN).reshape(1, 2), ones(1, 1));
          trainer(other, Losses::mse, sgd(other, 0.1), holes).fit(1);
        });
  }

  @Test
  void shapesThatDoNotFit() {
    var model = model();
    assertSays(
        "the model or the loss cannot take a batch of x (4, 3) and y (4, 1):"
            + " this linear layer takes 2 inputs, the last axis of its argument; this one has shape (4, 3).",
        () ->
            trainer(model, Losses::mse, sgd(model, 0.1), new Dataset(ones(4, 3), ones(4, 1)))
                .fit(1));
    assertSays(
        "a loss must be a single number to be lowered; this one has shape (4, 1). Take its mean().",
        () ->
            trainer(model, (p, y) -> Losses.mse(p, y, Reduction.NONE), sgd(model, 0.1), xor())
                .fit(1));
    assertSays(
        "accuracy compares rows of logits (n, classes) with n targets; these are (4) and (4, 1).",
        () -> Metrics.accuracy(ones(4), ones(4, 1)));
    assertSays(
        "the accuracy of no answers is no number.", () -> Metrics.accuracy(ones(0, 2), ones(0)));
  }

  @Test
  void anOptimizerForAnotherModel() {
    assertSays(
        "the optimizer changes none of this model's parameters, so nothing would be learned. Was it made for another model?",
        () -> trainer(model(), Losses::mse, sgd(model(), 0.1), xor()).fit(1));
  }

  @Test
  void optionsThatMakeNoSense() {
    assertSays("a step takes at least 1 batch, not 0.", () -> training().accumulate(0));
    assertSays(
        "the limit of the gradient's norm must be above 0, and finite; this is 0.0.",
        () -> training().clipNorm(0));
    assertSays(
        "early stopping needs a patience of at least 1 epoch and a change of 0 or more, not 0 and 0.1.",
        () -> training().earlyStopping(0, 0.1));
    assertSays(
        "early stopping watches the validation loss, and there is no validation data. Give it some: validation(data).",
        () -> training().earlyStopping(1, 0).fit(1));
    assertSays(
        "a plateau watches the validation loss, and there is no validation data. Give it some: validation(data).",
        () -> training().plateau(0.1, 1).fit(1));
    assertSays(
        "a schedule and a plateau would both set the learning rate. Choose one of them.",
        () -> training().schedule(Schedule.cosine(9)).plateau(0.1, 1));
    assertSays(
        "snapshots need at least 1 step between them and room for 2, not 0 and 5.",
        () -> training().snapshots(0, 5));
  }

  @Test
  void aCallbackMayNotTrain() {
    seed(1);
    var model = sequential(linear(2, 1));
    var data = moons(20, 0.1, 7);
    assertSays(
        "this trainer is at work. A callback can look at it, change its rate or cancel() it; the rest must wait until it is done.",
        () ->
            trainer(model, Losses::bceWithLogits, sgd(model, 0.1), data)
                .onStep(t -> t.fit(3))
                .fit(1));
  }

  @Test
  void anErrorOfACallbackIsNoGoodEnd() {
    var training =
        training()
            .onStep(_ -> {
              throw new IllegalStateException("mine");
            });
    assertThrows(IllegalStateException.class, () -> training.fit(2));
    assertEquals(Ending.FAILED, training.ending());
    assertEquals(1, training.step());
  }
}

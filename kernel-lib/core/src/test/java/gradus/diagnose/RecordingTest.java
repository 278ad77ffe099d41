package gradus.diagnose;

import static gradus.TensorAssertions.assertSameBits;
import static gradus.nn.Layers.linear;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.seed;
import static gradus.tensor.Tensors.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.tensor.Tensor;
import gradus.train.History;
import org.junit.jupiter.api.Test;

class RecordingTest {
  /// θ² has the gradient 2θ: all norms can be told beforehand.
  record Square(Tensor w) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
      return w.square().sum();
    }
  }

  private static final Tensor NOTHING = tensor(0);

  private static Square square() {
    return new Square(tensor(3, 4).requiresGrad());
  }

  @Test
  void aStepLeavesNormsLossRateAndTurn() {
    var model = square();
    var optimizer = sgd(model, 0.75);
    var recording = new Recording(model, optimizer);
    for (int step = 0; step < 2; step++) {
      optimizer.zeroGrad();
      Tensor loss = model.forward(NOTHING);
      loss.backward();
      assertTrue(recording.step(loss));
    }
    History history = recording.history();
    // Each step goes from θ to θ − 1.5 θ: it turns right about and halves.
    assertArrayEquals(new double[] {25, 6.25}, history.series("loss").values());
    assertArrayEquals(new double[] {0.75, 0.75}, history.series("rate").values());
    assertArrayEquals(new double[] {5, 2.5}, history.series("w.weight").values());
    assertArrayEquals(new double[] {10, 5}, history.series("w.gradient").values());
    assertArrayEquals(new double[] {7.5, 3.75}, history.series("w.update").values());
    assertArrayEquals(new double[] {0, 0}, history.series(Recording.LEFT_OVER).values());
    assertArrayEquals(new double[] {1}, history.series(Recording.TURN).steps());
    assertArrayEquals(new double[] {-1}, history.series(Recording.TURN).values(), 1e-12);
  }

  @Test
  void gradientsThatWereForgottenAreToldFromGradientsThatAreSummedOnPurpose() {
    var model = square();
    var optimizer = sgd(model, 0.01);
    var recording = new Recording(model, optimizer);
    for (int step = 0; step < 3; step++) {
      optimizer.zeroGrad();
      model.forward(NOTHING).backward();
      Tensor loss = model.forward(NOTHING);
      loss.backward();
      recording.step(loss);
    }
    assertArrayEquals(new double[3], recording.history().series(Recording.LEFT_OVER).values());
    double kept = model.w().grad().norm().item();
    Tensor loss = model.forward(NOTHING);
    loss.backward();
    recording.step(loss);
    assertEquals(kept, recording.history().last(Recording.LEFT_OVER), 1e-5);
  }

  @Test
  void aLossThatIsNoNumberIsRecordedAndMovesNothing() {
    var model = square();
    var recording = new Recording(model, sgd(model, 0.1));
    Tensor loss = model.forward(NOTHING).times(Double.NaN);
    loss.backward();
    assertFalse(recording.step(loss));
    assertTrue(Double.isNaN(recording.history().last("loss")));
    assertFalse(recording.history().has("w.update"));
    assertSameBits(tensor(3, 4), model.w().detach());
  }

  @Test
  void recordingChangesNoBitOfATraining() {
    assertSameBits(trained(true).weight(), trained(false).weight());
  }

  private static Linear trained(boolean recorded) {
    seed(3);
    var model = linear(3, 2);
    var optimizer = sgd(model, 0.1);
    var recording = new Recording(model, optimizer);
    for (int step = 0; step < 5; step++) {
      Tensor loss = model.forward(tensor(1, 2, 3).reshape(1, 3)).square().mean();
      optimizer.zeroGrad();
      loss.backward();
      if (recorded) {
        recording.step(loss);
      } else {
        optimizer.step();
      }
    }
    return model;
  }

  @Test
  void aRecordingGoesOnAfterWhatAHistoryHasAndMarksValidationsWithTheLastStep() {
    var history = new History();
    history.record("loss", 7, 1);
    var model = square();
    var recording = new Recording(model, sgd(model, 0.1), history);
    Tensor loss = model.forward(NOTHING);
    loss.backward();
    recording.step(loss);
    recording.validation(tensor(0.5));
    assertArrayEquals(new double[] {7, 8}, history.series("loss").steps());
    assertArrayEquals(new double[] {8}, history.series("validation loss").steps());
    assertEquals(0.5, history.last("validation loss"));
  }
}

package gradus.live;

import static gradus.data.Datasets.moons;
import static gradus.data.Datasets.spirals;
import static gradus.live.LiveFigures.dashboard;
import static gradus.nn.Activations.relu;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagnose.Doctor;
import gradus.loss.Losses;
import gradus.notebook.Drawing;
import gradus.notebook.Picture;
import gradus.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private static Trainer training(double rate) {
    seed(3);
    var model = sequential(linear(2, 8), relu(), linear(8, 1));
    var data = moons(90, 0.1, 7).split(0.7, 7);
    return trainer(model, Losses::bceWithLogits, sgd(model, rate), data.train().batches(32).seed(5))
        .validation(data.test());
  }

  @Test
  void itShowsWhatWasRecorded() {
    Trainer training = training(0.1).watch();
    training.fit(10);
    Drawing board = dashboard(training);
    String text = board.toString();
    for (String part :
        List.of("loss", "validation loss", "gradient norm", "update : weight", "0.weight")) {
      assertTrue(text.contains(part), () -> part + " in " + text);
    }
    assertFalse(text.contains("not recorded"), text);
    Picture picture = Picture.of(board);
    assertEquals(800, picture.width());
    assertTrue(picture.png(Picture.COARSE).length < 60_000);
    assertTrue(picture.svg().contains("<title>How the training goes</title>"));
  }

  @Test
  void withoutNormsItSaysHowToHaveThem() {
    Trainer training = training(0.1);
    training.fit(2);
    String text = dashboard(training).toString();
    assertTrue(text.contains("not recorded: call watch() before training"), text);
  }

  @Test
  void theDoctorsSentencesAreThere() {
    Trainer training = training(1e-6).watch();
    training.fit(40);
    var report =
        Doctor.examine(training.history(), training.model(), training.data(), training.loss());
    var first = report.first().orElseThrow();
    String text = dashboard(training).toString().replaceAll(" · |\n", " ");
    assertTrue(text.contains("The doctor says: " + first.fault() + "."), text);
    assertTrue(text.contains(first.sentence()), text);
  }

  @Test
  void beforeTrainingItSaysThatNothingWasLearned() {
    assertTrue(dashboard(training(0.1)).toString().contains("Nothing was learned yet."));
  }

  @Test
  void itCanBeAskedInTheMiddleOfTraining() {
    Trainer training = training(0.1).watch();
    var boards = new ArrayList<Drawing>();
    training.fit(2, t -> boards.add(dashboard(t)));
    assertEquals(4, boards.size());
    assertTrue(boards.getFirst().toString().contains("in 1 step"), boards.getFirst()::toString);
    assertTrue(boards.getLast().toString().contains("in 4 steps"), boards.getLast()::toString);
  }

  @Test
  void ofDataThatLieInNoPlaneThereAreLossAndWeights() {
    seed(3);
    var model = sequential(linear(2, 8), relu(), linear(8, 3));
    var training =
        trainer(model, Losses::crossEntropy, sgd(model, 0.1), spirals(60, 3, 0.05, 1).batches(30));
    training.fit(2);
    Drawing three = new TrainingPicture(training).apply(training);
    assertFalse(three.toString().contains("What the model says"), three::toString);
    assertTrue(Picture.of(three).png(Picture.COARSE).length > 1_000);
  }
}

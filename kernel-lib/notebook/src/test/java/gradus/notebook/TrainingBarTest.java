package gradus.notebook;

import static gradus.data.Datasets.xor;
import static gradus.nn.Layers.linear;
import static gradus.notebook.Notebook.trainingBar;
import static gradus.optim.Optimizers.sgd;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.loss.Losses;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingBarTest {
  private final FakeScreen screen = new FakeScreen();
  private final TrainingBar bar = new TrainingBar(screen, screen::nanos);

  @AfterEach
  void endTheCell() {
    CellEnd.run();
  }

  private void steps(int from, int to, int goal) {
    for (int step = from; step <= to; step++) {
      screen.pass(0.1);
      bar.reach(step, goal);
    }
  }

  @Test
  void aTrainingThatIsCompleteSaysWhatItTook() {
    steps(1, 20, 20);
    assertEquals("steps ████████████████████ 20/20 in 1.9 s · 10.5/s", screen.lastText());
  }

  @Test
  void aTrainingThatEndsEarlySaysWhere() {
    steps(1, 30, 100);
    CellEnd.run();
    assertEquals(
        "steps ██████░░░░░░░░░░░░░░ stopped at 30/100 after 2.9 s · 10.3/s", screen.lastText());
  }

  @Test
  void whatGoesOnCountsFromThere() {
    steps(1, 20, 20);
    steps(21, 40, 40);
    assertEquals("steps ████████████████████ 20/20 in 1.9 s · 10.5/s", screen.lastText());
  }

  @Test
  void aShortTrainingShowsNothing() {
    var model = linear(2, 1);
    trainer(model, Losses::bceWithLogits, sgd(model, 0.1), xor()).onStep(trainingBar()).fit(2);
    assertEquals(List.of(), screen.log);
  }
}

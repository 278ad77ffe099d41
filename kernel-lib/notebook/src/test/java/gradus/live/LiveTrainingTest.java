package gradus.live;

import static gradus.data.Datasets.moons;
import static gradus.nn.Activations.tanh;
import static gradus.nn.Layers.dropout;
import static gradus.nn.Layers.linear;
import static gradus.nn.Layers.sequential;
import static gradus.optim.Optimizers.adam;
import static gradus.tensor.Tensors.seed;
import static gradus.train.Trainer.trainer;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.loss.Losses;
import gradus.nn.Layer;
import gradus.notebook.Background;
import gradus.notebook.Drawing;
import gradus.notebook.Screen;
import gradus.train.History;
import gradus.train.Trainer;
import gradus.train.TrainingException;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveTrainingTest {
  private static final int EPOCHS = 20;

  private final List<DisplayData> shown = new CopyOnWriteArrayList<>();
  private final Screen screen =
      new Screen() {
        @Override
        public String show(DisplayData data) {
          shown.add(data);
          return "one";
        }

        @Override
        public void change(String name, DisplayData data) {
          assertEquals("one", name);
          shown.add(data);
        }
      };

  /// 3 steps for each epoch. Dropout draws random numbers, which a look must not disturb.
  private static Trainer training() {
    seed(3);
    Layer model = sequential(linear(2, 8), tanh(), dropout(0.2), linear(8, 1));
    return trainer(
        model, Losses::bceWithLogits, adam(model, 0.02), moons(90, 0.1, 7).batches(32).seed(5));
  }

  private LiveTraining shown(Trainer training) {
    var picture = new TrainingPicture(training);
    var live = new LiveTraining(training, EPOCHS, picture, screen);
    picture.show(live.forks());
    live.show();
    return live;
  }

  private String lastText() {
    return String.valueOf(shown.getLast().getData(MIMEType.parse("text/plain")));
  }

  @Test
  void watchingChangesNoBit() throws InterruptedException {
    Trainer alone = training();
    History expected = alone.fit(EPOCHS);
    double[] weights = alone.model().parameters().getFirst().toArray();
    Trainer watched = training();
    shown(watched).await();
    assertEquals(expected, watched.history());
    assertArrayEquals(weights, watched.model().parameters().getFirst().toArray());
  }

  @Test
  void whatIsShownAtFirstIsNotSavedOnceMoreWhenItBegins() throws InterruptedException {
    Function<Trainer, ?> loss = t -> LossPanel.of(t.history(), List.of());
    var live = new LiveTraining(training(), 1, loss, screen);
    live.show();
    live.await();
    assertEquals(2, shown.size(), "at first, and at the end");
  }

  @Test
  void thePictureOfTheLastStateRemains() throws InterruptedException {
    var live = shown(training()).await();
    assertTrue(live.toString().startsWith("step 60 of 60, epoch 20, loss "), live::toString);
    assertTrue(live.toString().endsWith("rate 0.02 (done)"), live::toString);
    assertTrue(lastText().startsWith(live.toString()), this::lastText);
    assertTrue(lastText().contains("loss: 60 points"), this::lastText);
    assertTrue(
        shown.getLast().hasDataForType(MIMEType.parse("image/png"))
            && lastHtml().contains("gradus-frames"));
    assertTrue(lastHtml().length() < 300_000);
  }

  private String lastHtml() {
    return String.valueOf(shown.getLast().getData(MIMEType.parse("text/html")));
  }

  @Test
  void pausedItTakesNoStepAndGoesOnWhereItWas() throws InterruptedException {
    Trainer training = training();
    var live = shown(training).pause();
    int at = training.step();
    Thread.sleep(100);
    assertEquals(at, training.step());
    assertFalse(live.isPlaying());
    live.step().await();
    assertEquals(Math.min(60, at + 1), training.step());
    live.play().await();
    assertEquals(60, training.step());
    assertEquals(training().fit(EPOCHS), training.history());
  }

  @Test
  void aRateIsObeyedFromTheNextStepOn() throws InterruptedException {
    Trainer training = training();
    var live = shown(training).rewind(0).rate(0.5).step().await();
    assertEquals(0.5, training.history().last(History.RATE));
    live.rate(0.25).step().await();
    assertEquals(0.25, training.history().last(History.RATE));
    assertEquals(2, training.history().series(History.RATE).size());
  }

  @Test
  void itGoesBackAndForksAndStaysWhereItWas() throws InterruptedException {
    Trainer training = training();
    var live = shown(training).await();
    History before = training.history();
    History faster = live.fork(30, 0.5);
    assertEquals(before, training.history());
    assertEquals(before.upTo(29), faster.upTo(29));
    assertEquals(0.5, faster.last(History.RATE));
    live.await();
    assertTrue(live.toString().contains("\nfork from step 30 at rate 0.5: loss "), live::toString);
    assertTrue(lastText().contains("from 30 at rate 0.5: 60 points"), this::lastText);
    live.rewind(30);
    assertEquals(before.upTo(29), training.history());
    live.await();
    assertTrue(live.toString().contains("(paused)"), live::toString);
    String message =
        assertThrows(IllegalArgumentException.class, () -> live.rewind(40)).getMessage();
    assertEquals("this training can go back to steps 0 to 30, not to step 40.", message);
  }

  @Test
  void stopEndsItForGood() {
    Trainer training = training();
    var live = shown(training);
    live.stop();
    assertTrue(live.toString().contains("(stopped)"), live::toString);
    String message = assertThrows(IllegalStateException.class, live::play).getMessage();
    assertEquals("this training was stopped. live(training, epochs) goes on with it.", message);
    training.fit(EPOCHS); // the trainer is free again
    assertEquals(60, training.step());
  }

  @Test
  void anInterruptOfTheKernelEndsIt() throws InterruptedException {
    var live = shown(training());
    Background.stop();
    live.await();
    assertTrue(live.toString().contains("(stopped)"), live::toString);
  }

  @Test
  void whenItsWidgetsAreClosedItEnds() throws InterruptedException {
    Trainer training = training();
    shown(training);
    var again = shown(training); // the same trainer: the first must let it go
    again.await();
    assertEquals(60, training.step());
  }

  @Test
  void whatBreaksTheTrainingIsToBeRead() throws InterruptedException {
    Trainer training = training();
    var live = shown(training).rewind(0).rate(3e38).play().await();
    assertTrue(live.toString().contains("\nthe loss is "), live::toString);
    assertFalse(live.isPlaying());
    assertThrows(TrainingException.class, () -> training.fit(EPOCHS));
  }

  private LiveTraining shownWith(Function<Trainer, ?> picture) throws InterruptedException {
    var live = new LiveTraining(training(), EPOCHS, picture, screen);
    live.show();
    return live.await();
  }

  private static Drawing loss(Trainer training) {
    return LossPanel.of(training.history(), List.of());
  }

  @Test
  void aPictureOfYourOwnMayFail() throws InterruptedException {
    var live =
        shownWith(t -> {
          if (t.step() > 0) {
            throw new IllegalStateException("no such curve");
          }
          return loss(t);
        });
    assertTrue(live.toString().startsWith("step 60 of 60"), live::toString);
    assertTrue(lastText().contains("\nThe picture cannot be drawn: no such curve"));
  }

  @Test
  void whatIsNoPictureIsSaid() throws InterruptedException {
    shownWith(t -> t.step() > 0 ? "a text" : loss(t));
    assertTrue(
        lastText().contains("a picture is a plot, a chart or a scene, and this is a String."),
        this::lastText);
  }

  @Test
  void aDrawingThatFailsWhileItIsPaintedIsSaid() throws InterruptedException {
    shownWith(t -> t.step() > 0 ? new Broken() : loss(t));
    assertTrue(lastText().contains("cannot be drawn: out of ink"), this::lastText);
  }

  /// Cannot be painted.
  private record Broken() implements Drawing {
    @Override
    public int width() {
      return 10;
    }

    @Override
    public int height() {
      return 10;
    }

    @Override
    public String title() {
      return "broken";
    }

    @Override
    public void paint(Graphics2D pen) {
      throw new IllegalStateException("out of ink");
    }
  }

  @Test
  void controlsNeverWaitAndSayWhatCannotBeDone() throws InterruptedException {
    Trainer training = training();
    var live = shown(training).await();
    live.tell(() -> live.back(1000));
    live.await();
    assertTrue(
        live.toString().contains("this training can go back to steps 0 to 60, not to step 1000."),
        live::toString);
  }

  @Test
  void ofWhatComesWhileItPaintsOnlyTheLastIsPainted() throws InterruptedException {
    var painted = new ArrayList<Integer>();
    var painter =
        new Painter<Integer>(n -> {
          try {
            Thread.sleep(50);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          painted.add(n);
        });
    painter.start();
    for (int i = 0; i < 100; i++) {
      painter.paint(i);
    }
    painter.await(5_000);
    assertEquals(99, painted.getLast());
    assertTrue(painted.size() <= 3, painted::toString);
    painter.end();
  }
}

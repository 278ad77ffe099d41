package gradus.live;

import gradus.figure.Stage;
import gradus.notebook.Numbers;
import gradus.notebook.Screen;
import gradus.train.History;
import gradus.train.Trainer;
import gradus.widgets.Widget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A training that runs in the background while its picture moves. Made by [LiveFigures#live].
///
/// Each method waits until the step at hand is over, and what it asks for is done. So after
/// `run.pause()` the model can be used.
public final class LiveTraining {
  /// About as often as the eye can follow, and often enough where a frame comes late.
  private static final long FRAME_NANOS = 90_000_000;

  /// Training waits for at most a twentieth of its time.
  private static final int SHARE = 20;

  private static final long KEEP_NANOS = 2_000_000_000;
  private static final long END_MILLIS = 5_000;

  /// A busy machine may take long to paint.
  private static final long PICTURE_MILLIS = 60_000;

  private static final Set<LiveTraining> RUNNING = ConcurrentHashMap.newKeySet();

  private final Trainer trainer;
  private final Function<Trainer, ?> picture;
  private final Screen screen;
  private final Conductor conductor;
  private final Painter<Look> painter = new Painter<>(this::paint);
  private final List<Fork> forks = new CopyOnWriteArrayList<>();
  private final ControlPanel controls;
  private @Nullable Stage stage;
  private boolean isStarted;
  private long due;
  private long kept;
  private volatile String news = "";
  private volatile String state = "";

  LiveTraining(Trainer trainer, int epochs, Function<Trainer, ?> picture, Screen screen) {
    this.trainer = trainer;
    this.picture = picture;
    this.screen = screen;
    this.conductor =
        new Conductor(trainer, epochs, this::afterStep, t -> look(t, true), this::atEnd);
    RUNNING.stream().filter(other -> other.trainer.equals(trainer)).forEach(LiveTraining::stop);
    this.controls = new ControlPanel(this, trainer.rate());
  }

  /// Shows the picture, and begins.
  synchronized Widget show() {
    Stage shown = stage;
    if (shown == null) {
      var first = new ArrayList<Look>();
      Runnable look = () -> first.add(new Look(picture.apply(trainer), say(), false));
      if (conductor.isAtWork()) {
        conductor.orderAndWait(look); // nobody else may look at the model while it learns
      } else {
        look.run();
      }
      shown = new Stage(screen, first.getFirst().scenery());
      stage = shown;
    }
    Widget widget = shown.widget(controls.widget());
    widget.onClose(conductor::stop);
    start();
    return widget;
  }

  private synchronized void start() {
    if (!isStarted) {
      isStarted = true;
      kept = System.nanoTime(); // what is shown at first is there already
      due = kept + FRAME_NANOS;
      RUNNING.add(this);
      painter.start();
      conductor.start();
    }
  }

  /// Goes on training.
  ///
  /// @return this training
  public LiveTraining play() {
    return told(this::go);
  }

  /// Takes no further step until it is told to.
  ///
  /// @return this training
  public LiveTraining pause() {
    return told(this::halt);
  }

  /// Takes one step and pauses.
  ///
  /// @return this training
  public LiveTraining step() {
    return told(this::one);
  }

  /// Sets the learning rate from the next step on: see [gradus.train.TrainingOptions#rate].
  ///
  /// @param rate the learning rate, 0 or more
  /// @return this training
  /// @throws IllegalArgumentException if it is negative, infinite or NaN
  public LiveTraining rate(double rate) {
    return told(() -> trainer.rate(rate));
  }

  /// Goes back to where a step was about to be taken, and pauses there: see [Trainer#rewind].
  ///
  /// @param step how many steps shall be done, at most those that are
  /// @return this training
  /// @throws IllegalArgumentException if it did not pass there
  public LiveTraining rewind(int step) {
    return told(() -> back(step));
  }

  /// Shows beside the loss what would have come of another rate: see [Trainer#fork]. The training
  /// itself stays where it is.
  ///
  /// @param step how many steps both have in common
  /// @param rate the rate from there on
  /// @return what came of it
  /// @throws IllegalArgumentException if the training did not pass there
  public History fork(int step, double rate) {
    told(() -> branch(step, rate));
    return forks.getLast().history();
  }

  /// Ends the training after the step at hand. The picture of the last state remains.
  public void stop() {
    conductor.stop();
    try {
      conductor.awaitEnd(END_MILLIS);
      painter.await(PICTURE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Waits until the training is done, paused or stopped, and its last picture shown.
  ///
  /// @return this training
  /// @throws InterruptedException if the cell is interrupted
  public LiveTraining await() throws InterruptedException {
    start();
    conductor.await();
    painter.await(PICTURE_MILLIS);
    return this;
  }

  /// Whether it trains on by itself.
  ///
  /// @return false when paused, done or stopped
  public boolean isPlaying() {
    return conductor.isPlaying();
  }

  // The same, on the training's thread.

  void go() {
    conductor.allow(Conductor.NO_LIMIT);
  }

  void halt() {
    conductor.allow(0);
  }

  void one() {
    conductor.allow(1);
  }

  void back(int step) {
    halt();
    trainer.rewind(step);
    controls.showRate(trainer.rate());
  }

  void branch(int step, double rate) {
    History history = trainer.fork(step, t -> t.rate(rate));
    forks.add(new Fork(step, rate, history));
    news =
        "fork from step %s at rate %s: loss %s at step %s"
            .formatted(
                step,
                Numbers.brief(rate),
                Numbers.brief(history.last(History.LOSS)),
                history.series(History.LOSS).size());
  }

  /// Ends it without waiting for that.
  void end() {
    conductor.stop();
  }

  List<Fork> forks() {
    return forks;
  }

  Trainer trainer() {
    return trainer;
  }

  private LiveTraining told(Runnable order) {
    start();
    conductor.orderAndWait(order);
    return this;
  }

  /// Does what a control asks for, without waiting. If it cannot be done, the figure says why.
  void tell(Runnable order) {
    conductor.tell(() -> {
      try {
        news = "";
        order.run();
      } catch (RuntimeException e) {
        news = String.valueOf(e.getMessage());
      }
    });
  }

  private void afterStep(Trainer t) {
    long now = System.nanoTime();
    if (now - due >= 0 && !painter.isBusy()) {
      look(t, false);
      long took = System.nanoTime() - now;
      due = now + Math.max(FRAME_NANOS, SHARE * took);
    }
  }

  /// Captures what is to be seen; the painting itself is done elsewhere.
  private void look(Trainer t, boolean isLast) {
    String said = say();
    Object drawable;
    try {
      drawable = Look.requireDrawable(picture.apply(t));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      said += Look.NOT_DRAWN + e.getMessage();
      drawable = LossPanel.of(t.history(), List.of());
    }
    state = said;
    painter.paint(new Look(drawable, said, isLast));
  }

  private void atEnd() {
    RUNNING.remove(this);
    painter.end();
  }

  private void paint(Look look) {
    Stage shown = stage;
    if (shown == null) {
      return;
    }
    try {
      paint(look, shown);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      String said = look.text() + Look.NOT_DRAWN + e.getMessage();
      paint(new Look(new LossPanel(List.of()), said, look.isLast()), shown);
    }
  }

  private void paint(Look look, Stage shown) {
    controls.show(conductor.isPlaying(), conductor.isOver(), trainer.goal());
    if (look.isLast()) {
      shown.show(look.scenery());
      shown.keep();
      return;
    }
    shown.move(look.scenery());
    long now = System.nanoTime();
    if (now - kept > KEEP_NANOS) {
      kept = now;
      shown.keep();
    }
  }

  private String say() {
    return Status.of(trainer, conductor, List.of(conductor.trouble(), news));
  }

  /// Where the training stands.
  @Override
  public String toString() {
    return state;
  }
}

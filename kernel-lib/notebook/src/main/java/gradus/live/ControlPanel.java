package gradus.live;

import gradus.train.Trainer;
import gradus.widgets.Button;
import gradus.widgets.FloatLogSlider;
import gradus.widgets.HBox;
import gradus.widgets.IntSlider;
import gradus.widgets.VBox;
import gradus.widgets.Widget;
import java.util.List;

/// The knobs of a live training. None of them waits for a step.
final class ControlPanel {
  private static final double RANGE = 100;
  private static final double LOWEST = 1e-8;

  private final Button play = new Button("pause");
  private final IntSlider back = new IntSlider("go back to", 0, 1);
  private final FloatLogSlider rate;
  private final List<Button> buttons;
  private final Widget all;

  ControlPanel(LiveTraining live, double start) {
    double middle = Math.max(start, LOWEST);
    rate = new FloatLogSlider("rate", middle / RANGE, middle * RANGE, middle);
    var step = new Button("step");
    var stop = new Button("stop");
    var rewind = new Button("rewind");
    var fork = new Button("fork");
    play.onClick(() -> live.tell(live.isPlaying() ? live::halt : live::go));
    step.onClick(() -> live.tell(live::one));
    stop.onClick(live::end);
    rate.onChange(r -> live.tell(() -> live.trainer().rate(r)));
    rewind.onClick(() -> live.tell(() -> live.back(place(live.trainer()))));
    fork.onClick(() -> live.tell(() -> live.branch(place(live.trainer()), rate.value())));
    step.tooltip("take one step and pause");
    rewind.tooltip("go back to the step on the left, and pause there");
    fork.tooltip("draw what would have come of this rate from the step on the left on");
    buttons = List.of(play, step, stop, rewind, fork);
    for (Button button : buttons) {
      button.layout("width", "auto");
    }
    var upper = new HBox(play, step, stop, rate).layout("flex_flow", "row wrap");
    var lower = new HBox(back, rewind, fork).layout("flex_flow", "row wrap");
    all = new VBox(upper, lower);
  }

  private int place(Trainer trainer) {
    return Math.min(back.value(), trainer.step());
  }

  Widget widget() {
    return all;
  }

  void show(boolean isPlaying, boolean isOver, int goal) {
    buttons.forEach(button -> button.enabled(!isOver));
    play.description(isPlaying ? "pause" : "play");
    back.max(Math.max(1, goal));
  }

  void showRate(double now) {
    rate.value(now);
  }
}

package gradus.live;

import gradus.notebook.Numbers;
import gradus.train.History;
import gradus.train.Trainer;
import java.util.List;

/// Where a training stands, in words.
final class Status {
  private Status() {}

  /// Such as `step 120 of 500, epoch 3, loss 0.1234, rate 0.05 (paused)`.
  ///
  /// @param conductor knows whether it goes on
  /// @param notes a line each, unless empty
  static String of(Trainer trainer, Conductor conductor, List<String> notes) {
    String how = how(trainer, conductor);
    History history = trainer.history();
    var text = new StringBuilder("step " + trainer.step());
    if (trainer.goal() > 0) {
      text.append(" of ").append(trainer.goal());
    }
    text.append(", epoch ").append(trainer.epoch());
    for (String name : List.of(History.LOSS, History.VALIDATION_LOSS, History.ACCURACY)) {
      if (history.has(name)) {
        text.append(", ").append(name).append(' ').append(Numbers.brief(history.last(name)));
      }
    }
    text.append(", rate ").append(Numbers.brief(trainer.rate()));
    text.append(how.isEmpty() ? "" : " (" + how + ")");
    notes.stream().filter(note -> !note.isEmpty()).forEach(note -> text.append("\n").append(note));
    return text.toString();
  }

  /// What it does; nothing if it trains.
  private static String how(Trainer trainer, Conductor conductor) {
    if (conductor.isOver()) {
      return "stopped";
    }
    if (conductor.isPlaying()) {
      return "";
    }
    return trainer.goal() > 0 && trainer.step() >= trainer.goal() ? "done" : "paused";
  }
}

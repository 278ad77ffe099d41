package gradus.live;

import gradus.notebook.Numbers;
import gradus.notebook.Trace;
import gradus.scene.Scene;
import gradus.train.History;
import gradus.train.Series;
import java.util.ArrayList;
import java.util.List;

/// The loss so far, with that of the validation and of the forks.
///
/// @param curves the loss first
record LossPanel(List<Curve> curves) implements Panel {
  /// A curve.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Curve(String name, double[] steps, double[] values) {
    static Curve of(String name, Series series) {
      return new Curve(name, series.steps(), series.values());
    }
  }

  static LossPanel of(History history, List<Fork> forks) {
    var curves = new ArrayList<Curve>();
    for (String name : List.of(History.LOSS, History.VALIDATION_LOSS)) {
      if (history.has(name)) {
        curves.add(Curve.of(name, history.series(name)));
      }
    }
    for (Fork fork : forks) {
      String name = "from %s at rate %s".formatted(fork.at(), Numbers.brief(fork.rate()));
      curves.add(Curve.of(name, fork.history().series(History.LOSS)));
    }
    return new LossPanel(List.copyOf(curves));
  }

  @Override
  public String title() {
    return "The loss so far";
  }

  @Override
  public void draw(Scene scene) {
    Lines.draw(scene, "step", "loss", curves);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(title());
    curves.forEach(c ->
        text.append("\n").append(c.name()).append(": ").append(Trace.of(c.steps(), c.values())));
    return text.toString();
  }
}

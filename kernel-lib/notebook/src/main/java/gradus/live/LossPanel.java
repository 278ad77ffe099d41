package gradus.live;

import static gradus.scene.Scenes.scene;

import gradus.notebook.Drawing;
import gradus.notebook.Numbers;
import gradus.notebook.Trace;
import gradus.train.History;
import gradus.train.Series;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/// The loss so far, with that of the validation and of the forks. Drawn when it is painted.
///
/// @param curves the loss first
record LossPanel(List<Curve> curves) implements Drawing {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 200;

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
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public String title() {
    return "The loss so far";
  }

  @Override
  public void paint(Graphics2D pen) {
    Lines.draw(scene(WIDTH, HEIGHT), "step", "loss", curves).paint(pen);
  }

  @Override
  public String toString() {
    var text = new StringBuilder(title());
    curves.forEach(c ->
        text.append("\n").append(c.name()).append(": ").append(Trace.of(c.steps(), c.values())));
    return text.toString();
  }
}

package gradus.live;

import static gradus.diagnose.Diagnostics.activity;
import static gradus.diagnose.Doctor.examine;
import static gradus.scene.Scenes.beside;
import static gradus.scene.Scenes.scene;
import static gradus.scene.Scenes.stacked;

import gradus.data.Dataset;
import gradus.diagnose.Activity;
import gradus.diagnose.Finding;
import gradus.diagnose.Histogram;
import gradus.diagnose.Report;
import gradus.live.LossPanel.Curve;
import gradus.notebook.Drawing;
import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.scene.Scenes;
import gradus.train.History;
import gradus.train.Trainer;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a training goes, in one picture. Made by [LiveFigures#dashboard].
final class Dashboard implements Drawing {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;
  private static final int MOST_CURVES = 5;
  private static final int MOST_LAYERS = 6;
  private static final int EXAMPLES = 256;
  private static final int LETTERS = 108;
  private static final int LINE = 20;
  private static final String NOT_WATCHED = "not recorded: call watch() before training";

  private final History history;
  private final Activity activity;
  private final @Nullable Report known;
  private @Nullable Drawing drawn;

  /// @param known what the doctor says, if it was asked already
  private Dashboard(History history, Activity activity, @Nullable Report known) {
    this.history = history;
    this.activity = activity;
    this.known = known;
  }

  /// Takes down what is needed. The doctor reads the history of a training that is at work when
  /// there is time; one that is at rest is examined with its model and data.
  static Dashboard of(Trainer training) {
    Dataset data = training.data();
    History history = training.history().upTo(training.step());
    Activity activity = activity(training.model(), TrainingPicture.some(data, EXAMPLES).x());
    boolean isAtRest = !training.isBusy() && history.has(History.LOSS);
    Report report = isAtRest ? examine(history, training.model(), data, training.loss()) : null;
    return new Dashboard(history, activity, report);
  }

  private synchronized Drawing drawing() {
    Drawing done = drawn;
    if (done == null) {
      Drawing upper = beside(loss(), parameters("gradient norm, log₁₀", this::gradient));
      Drawing lower = beside(parameters("update : weight, log₁₀", this::update), layers());
      done = stacked(stacked(upper, lower), doctor());
      drawn = done;
    }
    return done;
  }

  private Scene loss() {
    List<Curve> curves = LossPanel.of(history, List.of()).curves();
    return Lines.draw(panel("Loss"), "step", "loss", curves);
  }

  private static Scene panel(String title) {
    return scene(WIDTH, HEIGHT).title(title);
  }

  private interface Measured {
    @Nullable Curve of(String parameter);
  }

  /// A curve for each weight matrix; biases start near 0 and would drown them.
  private Scene parameters(String what, Measured measured) {
    var curves = new ArrayList<Curve>();
    for (String name : history.names()) {
      if (name.endsWith(History.weight("")) && curves.size() < MOST_CURVES) {
        String parameter = name.substring(0, name.length() - History.weight("").length());
        Curve curve = parameter.endsWith("bias") ? null : measured.of(parameter);
        if (curve != null) {
          curves.add(curve);
        }
      }
    }
    Scene scene = panel(what);
    return curves.isEmpty()
        ? scene
            .color(Palette.FAINT_INK)
            .text(WIDTH / 2.0, 90, what)
            .text(WIDTH / 2.0, 114, NOT_WATCHED)
        : Lines.draw(scene, "step", what, curves);
  }

  private @Nullable Curve gradient(String parameter) {
    String name = History.gradient(parameter);
    if (!history.has(name)) {
      return null;
    }
    var series = history.series(name);
    return new Curve(parameter, series.steps(), logs(series.values()));
  }

  private @Nullable Curve update(String parameter) {
    String name = History.update(parameter);
    if (!history.has(name)) {
      return null;
    }
    double[] updates = history.series(name).values();
    double[] weights = history.series(History.weight(parameter)).values();
    double[] ratios =
        IntStream.range(0, Math.min(updates.length, weights.length))
            .mapToDouble(i -> updates[i] / weights[i])
            .toArray();
    return new Curve(parameter, history.series(name).steps(), logs(ratios));
  }

  /// 0 has no logarithm and leaves a gap.
  private static double[] logs(double[] values) {
    double[] logs = values.clone();
    for (int i = 0; i < logs.length; i++) {
      logs[i] = logs[i] > 0 ? Math.log10(logs[i]) : Double.NaN;
    }
    return logs;
  }

  private Scene layers() {
    Scene scene = panel("What each layer gives");
    List<Activity.Row> rows = activity.rows();
    int shown = Math.min(rows.size(), MOST_LAYERS);
    double high = (HEIGHT - 30.0) / Math.max(1, shown);
    scene.color(Palette.INK).label(16, 14, "what each layer gives");
    for (int i = 0; i < shown; i++) {
      Activity.Row row = rows.get(i);
      double bottom = 30 + high * (i + 1) - 6;
      scene.color(Palette.INK).label(16, bottom - high / 2 + 4, name(row));
      bars(scene, row.histogram(), bottom, high - 14);
    }
    return scene;
  }

  private static String name(Activity.Row row) {
    String name = (row.name() + " " + row.layer()).strip();
    String dead = row.dead().isEmpty() ? "" : ", %s dead".formatted(row.dead().size());
    return (name.length() > 18 ? name.substring(0, 17) + "…" : name) + dead;
  }

  private static void bars(Scene scene, Histogram histogram, double bottom, double high) {
    double left = 216;
    scene.color(Palette.INPUT);
    Bars.draw(scene, histogram, left, bottom - high, left + 120, bottom);
    scene.color(Palette.FAINT_INK);
    scene.text(left - 22, bottom - 6, Numbers.brief(Math.rint(100 * histogram.low()) / 100));
    scene.text(left + 142, bottom - 6, Numbers.brief(Math.rint(100 * histogram.high()) / 100));
  }

  private Scene doctor() {
    var lines = new ArrayList<String>();
    if (history.has(History.LOSS)) {
      Report report = known == null ? examine(history) : known;
      if (report.findings().isEmpty()) {
        lines.add("The doctor finds no fault: %s.".formatted(report.summary()));
      }
      for (Finding finding : report.findings()) {
        lines.add("The doctor says: " + finding.fault() + ". " + finding.sentence());
        lines.add(finding.advice());
      }
    } else {
      lines.add("Nothing was learned yet.");
    }
    List<String> wrapped = lines.stream().flatMap(l -> Scenes.lines(l, LETTERS).stream()).toList();
    Scene scene = scene(2 * WIDTH, 16 + LINE * wrapped.size()).title("The doctor");
    for (int i = 0; i < wrapped.size(); i++) {
      scene.label(16, 12 + LINE * (i + 0.5), wrapped.get(i));
    }
    return scene;
  }

  @Override
  public int width() {
    return drawing().width();
  }

  @Override
  public int height() {
    return drawing().height();
  }

  @Override
  public String title() {
    return "How the training goes";
  }

  @Override
  public void paint(Graphics2D pen) {
    drawing().paint(pen);
  }

  /// The table of the history, what the layers give, and what the doctor says.
  @Override
  public String toString() {
    return title() + "\n" + drawing();
  }
}

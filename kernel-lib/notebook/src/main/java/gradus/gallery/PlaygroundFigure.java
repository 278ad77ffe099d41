package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.count;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.figure.Figures.slider;
import static gradus.scene.Scenes.beside;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.figure.Captioned;
import gradus.figure.Choice;
import gradus.figure.Dots.Dot;
import gradus.figure.Figure;
import gradus.figure.Knob;
import gradus.figure.Values;
import gradus.gallery.PlaygroundRun.State;
import gradus.notebook.Palette;
import gradus.scene.Plane;
import gradus.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A network that learns to separate points of the plane: what it sees at every place, and its loss
/// so far.
final class PlaygroundFigure {
  private static final int FRAMES = 60;
  private static final int MOST_UNITS = 16;
  private static final int SIDE = 64;

  /// What a run depends on.
  private record Setting(String points, int units, double rate, List<Dot> yours) {}

  private final Map<String, Dataset> data;
  private final List<String> order;

  /// One plane for all, so that a reader's point stays where it was put.
  private final Plane everywhere;

  private @Nullable Setting last;
  private @Nullable PlaygroundRun run;

  /// @param order the names of the data; the first is shown at first
  PlaygroundFigure(Map<String, Dataset> data, List<String> order) {
    data.values().forEach(Plane::check);
    this.data = data;
    this.everywhere = data.values().stream().map(Plane::of).reduce(Plane::around).orElseThrow();
    this.order = order;
  }

  Figure make() {
    var knobs = new ArrayList<Knob<?>>();
    if (order.size() > 1) {
      knobs.add(new Choice<>("points", order, order.getFirst()));
    }
    knobs.add(count("hidden units", 1, MOST_UNITS).from(8));
    knobs.add(slider("rate", 0.01, 1).step(0.01).at(0.1));
    knobs.add(play("frame", FRAMES));
    knobs.add(YourPoints.knob(everywhere));
    return figure(knobs, this::draw).title("A network learns to separate points").frames(16);
  }

  private Captioned draw(Values values) {
    String name = order.size() > 1 ? (String) values.get("points") : order.getFirst();
    int units = Math.clamp(values.count("hidden units"), 1, MOST_UNITS);
    int frame = Math.clamp(values.count("frame"), 0, FRAMES);
    List<Dot> yours = YourPoints.of(values);
    Dataset points = YourPoints.among(Objects.requireNonNull(data.get(name)), yours);
    try (var _ = defaultType(FLOAT64)) {
      var losses = new double[frame + 1];
      State now;
      synchronized (this) {
        PlaygroundRun training =
            run(new Setting(name, units, values.number("rate"), yours), points);
        now = training.at(frame);
        for (int i = 0; i <= frame; i++) {
          losses[i] = training.at(i).loss();
        }
      }
      return captioned(
          beside(plane(points, now), curve(losses)),
          "epoch %s: loss %s nats, accuracy %s (%s of %s points)",
          frame * PlaygroundRun.EPOCHS,
          Digits.three(now.loss()),
          Digits.two((double) now.right() / points.size()),
          now.right(),
          points.size());
    }
  }

  /// The run of a setting: the last one goes on, so that each frame of a film costs one frame.
  private PlaygroundRun run(Setting setting, Dataset points) {
    PlaygroundRun known = run;
    if (known != null && setting.equals(last)) {
      return known;
    }
    var fresh = new PlaygroundRun(points, setting.units(), setting.rate());
    run = fresh;
    last = setting;
    return fresh;
  }

  private Scene plane(Dataset points, State now) {
    Plane plane = everywhere;
    Scene scene = plane.axes(points.features()).title("What the network sees");
    plane.surface(scene, now.model().forward(tensor(plane.grid(SIDE))).sigmoid().toArray());
    double[] says = now.model().forward(points.x().to(FLOAT64)).greaterThan(0).toArray();
    plane.points(scene, points, says);
    return scene;
  }

  private static Scene curve(double[] losses) {
    var epochs = new double[losses.length];
    double highest = 1;
    for (int i = 0; i < losses.length; i++) {
      epochs[i] = i * PlaygroundRun.EPOCHS;
      highest = Double.isFinite(losses[i]) ? Math.max(highest, losses[i]) : highest;
    }
    int end = FRAMES * PlaygroundRun.EPOCHS;
    Scene scene = scene(340, 400).axes("epoch", 0, end, "loss (nats)", 0, 1.05 * highest);
    scene.color(Palette.ERROR).curve(epochs, losses).filled();
    scene.circle(epochs[epochs.length - 1], losses[losses.length - 1], 5);
    return scene.title("The loss so far");
  }
}

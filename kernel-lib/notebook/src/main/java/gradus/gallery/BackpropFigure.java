package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.scene.Scenes.scene;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.gallery.BackpropPass.Column;
import gradus.nn.Linear;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Backpropagation through a network, neuron by neuron: the way forward fills in the activations,
/// the way back sends the error, and each slope gates it.
///
/// With n neurons there are 2n + 1 steps behind the inputs: each neuron forward, the loss, and each
/// neuron backward.
final class BackpropFigure {
  private static final int MOST = 8;
  private static final int COLUMN = 190;
  private static final int ROW = 84;
  private static final int TOP = 34;
  private static final int RADIUS = 34;
  private static final double THIN = 1e-12;

  /// A neuron: its column and its place there.
  private record Place(int column, int row) {}

  private final BackpropPass pass;
  private final List<Place> order;
  private final int tallest;

  BackpropFigure(BackpropPass pass) {
    this.pass = pass;
    this.tallest = pass.columns().stream().mapToInt(Column::size).max().orElse(1);
    this.order =
        IntStream.range(1, pass.columns().size())
            .boxed()
            .flatMap(c ->
                IntStream.range(0, pass.columns().get(c).size()).mapToObj(r -> new Place(c, r)))
            .toList();
    if (pass.columns().size() < 2 || pass.columns().size() > 5 || tallest > MOST) {
      throw new IllegalArgumentException(
          "cannot step through a network of %s linear layers with up to %s neurons: from 1 to 4 layers of up to %s fit."
              .formatted(pass.columns().size() - 1, tallest, MOST));
    }
  }

  Figure make() {
    return figure(play("step", last()).every(1200), this::draw)
        .title("Backpropagation, neuron by neuron");
  }

  private int last() {
    return 2 * order.size() + 1;
  }

  private Captioned draw(int wanted) {
    int step = Math.clamp(wanted, 0, last());
    Scene scene = scene(COLUMN * pass.columns().size() + 80, TOP + ROW * tallest + 8);
    scene.title("Step %s of %s".formatted(step, last()));
    for (int c = 1; c < pass.columns().size(); c++) {
      drawEdges(scene, c, step);
    }
    for (int c = 0; c < pass.columns().size(); c++) {
      drawColumn(scene, c, step);
    }
    drawLoss(scene, step);
    return captioned(scene, "step %s, %s", step, says(step));
  }

  /// The neuron that a step is about; one that is nowhere for the inputs and the loss.
  private Place now(int step) {
    int n = order.size();
    int index = step <= n ? step - 1 : 2 * n + 1 - step;
    return step == 0 || step == n + 1 ? new Place(-1, -1) : order.get(index);
  }

  private boolean isKnown(Place place, int step) {
    return place.column() == 0 || order.indexOf(place) < step;
  }

  private boolean isBack(Place place, int step) {
    return place.column() > 0
        && step > order.size() + 1
        && 2 * order.size() + 1 - step <= order.indexOf(place);
  }

  private Column column(int c) {
    return pass.columns().get(c);
  }

  private double x(int column) {
    return COLUMN * (column + 0.5) - 30;
  }

  private double y(Place place) {
    double above = (tallest - column(place.column()).size()) / 2.0;
    return TOP + ROW * (place.row() + above + 0.5);
  }

  private void drawEdges(Scene scene, int c, int step) {
    for (int to = 0; to < column(c).size(); to++) {
      Place target = new Place(c, to);
      boolean isNow = now(step).equals(target);
      for (int from = 0; from < column(c - 1).size(); from++) {
        double left = x(c - 1) + RADIUS;
        double right = x(c) - RADIUS;
        double start = y(new Place(c - 1, from));
        double end = y(target);
        if (isBack(target, step)) {
          scene.color(Palette.GRADIENT).pen(isNow ? 2.5 : 1);
          scene.arrow(right, end, left, start);
        } else if (isKnown(target, step)) {
          scene.color(Palette.WEIGHT).pen(isNow ? 2.5 : 1).line(left, start, right, end);
        } else {
          scene.color(Palette.FAINT_INK).dashed(0.7).line(left, start, right, end);
        }
      }
    }
  }

  private void drawColumn(Scene scene, int c, int step) {
    Column column = column(c);
    scene.color(Palette.INK).text(x(c), 14, c == 0 ? "x" : name(c));
    for (int row = 0; row < column.size(); row++) {
      Place place = new Place(c, row);
      double y = y(place);
      scene.pen(1).color(Palette.PAPER).filled().circle(x(c), y, RADIUS).hollow();
      if (!isKnown(place, step)) {
        scene.color(Palette.FAINT_INK).dashed(1.2).circle(x(c), y, RADIUS);
        scene.text(x(c), y, "not yet");
        continue;
      }
      scene.color(c == 0 ? Palette.INPUT : Palette.CLASS_1);
      scene.pen(now(step).equals(place) ? 4 : 1.5).circle(x(c), y, RADIUS);
      boolean isBack = isBack(place, step);
      scene.color(Palette.INK).text(x(c), isBack ? y - 8 : y, Digits.three(column.a()[row]));
      if (isBack) {
        scene.color(Palette.GRADIENT).text(x(c), y + 10, "δ " + Digits.three(column.atSum()[row]));
      }
    }
  }

  private String name(int c) {
    String follows = column(c).name();
    return "%s → %s%s"
        .formatted(column(c - 1).size(), column(c).size(), follows.isEmpty() ? "" : ", " + follows);
  }

  private void drawLoss(Scene scene, int step) {
    int c = pass.columns().size() - 1;
    double at = x(c) + 120;
    double middle = TOP + ROW * tallest / 2.0;
    boolean isKnown = step > order.size();
    for (int row = 0; row < column(c).size(); row++) {
      scene.color(isKnown ? Palette.ERROR : Palette.FAINT_INK);
      if (isKnown) {
        scene.pen(1);
      } else {
        scene.dashed(0.7);
      }
      scene.line(x(c) + RADIUS, y(new Place(c, row)), at - RADIUS, middle);
    }
    scene.color(isKnown ? Palette.ERROR : Palette.FAINT_INK);
    if (isKnown) {
      scene.pen(step == order.size() + 1 ? 4 : 1.5);
    } else {
      scene.dashed(1.2);
    }
    scene.circle(at, middle, RADIUS).text(at, middle - 8, "L");
    scene.text(at, middle + 10, isKnown ? Digits.three(pass.loss()) : "not yet");
  }

  private String says(int step) {
    if (step == 0) {
      return "the input x: " + Digits.three(column(0).a());
    }
    if (step == order.size() + 1) {
      return "the loss of %s: L = %s; it sends back ∂L/∂a = %s"
          .formatted(
              Digits.three(pass.columns().getLast().a()),
              Digits.three(pass.loss()),
              Digits.three(pass.columns().getLast().atOutput()));
    }
    Place place = now(step);
    return (step <= order.size() ? "forward: " : "backward: ")
        + "layer %s, neuron %s: ".formatted(place.column(), place.row() + 1)
        + (step <= order.size() ? forward(place) : backward(place));
  }

  private String forward(Place place) {
    Column column = column(place.column());
    Linear layer = Objects.requireNonNull(column.layer());
    double[] w = layer.weight().get(place.row()).toArray();
    double[] x = column(place.column() - 1).a();
    var terms = new ArrayList<String>();
    for (int i = 0; i < w.length; i++) {
      terms.add(factor(w[i]) + "·" + factor(x[i]));
    }
    String sum =
        "z = %s + %s = %s"
            .formatted(
                String.join(" + ", terms),
                factor(layer.bias().get(place.row()).item()),
                Digits.three(column.z()[place.row()]));
    return column.hasSlopes()
        ? "%s; a = %s = %s"
            .formatted(sum, column.name() + "(z)", Digits.three(column.a()[place.row()]))
        : sum;
  }

  private String backward(Place place) {
    Column column = column(place.column());
    double error = column.atOutput()[place.row()];
    double delta = column.atSum()[place.row()];
    var text = new StringBuilder();
    if (place.column() < pass.columns().size() - 1) {
      text.append(blame(place)).append("; ");
    }
    if (!column.hasSlopes()) {
      text.append("δ = ∂L/∂z = ").append(Digits.three(delta));
    } else if (Math.abs(error) > THIN) {
      text.append(
          "δ = slope %s · %s = %s"
              .formatted(Digits.three(delta / error), Digits.three(error), Digits.three(delta)));
      text.append(delta == 0 ? ", the error stops here" : "");
    } else {
      text.append("δ = ").append(Digits.three(delta));
    }
    double[] x = column(place.column() - 1).a();
    double[] gradients = IntStream.range(0, x.length).mapToDouble(i -> delta * x[i]).toArray();
    return text.append("; ∂L/∂w = δ·x = ")
        .append(Digits.three(gradients))
        .append(", ∂L/∂b = ")
        .append(Digits.three(delta))
        .toString();
  }

  /// What comes back from the layer behind: each δ by the weight that it came through.
  private String blame(Place place) {
    Column next = column(place.column() + 1);
    Linear layer = Objects.requireNonNull(next.layer());
    var terms = new ArrayList<String>();
    for (int i = 0; i < next.size(); i++) {
      double weight = layer.weight().at(i, place.row());
      terms.add(factor(weight) + "·" + factor(next.atSum()[i]));
    }
    return "∂L/∂a = %s = %s"
        .formatted(
            String.join(" + ", terms),
            Digits.three(column(place.column()).atOutput()[place.row()]));
  }

  private static String factor(double value) {
    String digits = Digits.three(value);
    return digits.startsWith("−") ? "(" + digits + ")" : digits;
  }
}

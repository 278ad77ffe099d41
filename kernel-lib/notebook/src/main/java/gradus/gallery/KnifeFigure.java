package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.scene.Scenes.beside;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.figure.Captioned;
import gradus.figure.Choice;
import gradus.figure.Figure;
import gradus.figure.Knob;
import gradus.figure.Values;
import gradus.nn.Linear;
import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import gradus.scene.Plane;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A straight cut through labelled points: the reader is the one who learns.
///
/// @param data the points to cut, by name, in the order of the choice
/// @param order their names; the first is shown at first
record KnifeFigure(Map<String, Dataset> data, List<String> order) {
  private static final int SIDE = 64;
  private static final int TABLE = 8;
  private static final int LINE = 26;

  KnifeFigure {
    data.values().forEach(Plane::check);
  }

  Figure make() {
    var knobs = new ArrayList<Knob<?>>();
    if (order.size() > 1) {
      knobs.add(new Choice<>("points", order, order.getFirst()));
    }
    knobs.add(slider("w₁", -3, 3).step(0.1).at(1));
    knobs.add(slider("w₂", -3, 3).step(0.1).at(0));
    knobs.add(slider("b", -3, 3).step(0.1).at(-0.5));
    return figure(knobs, this::draw).title("A perceptron is a straight cut");
  }

  private Captioned draw(Values values) {
    String name = order.size() > 1 ? (String) values.get("points") : order.getFirst();
    Dataset points = Objects.requireNonNull(data.get(name));
    double[] w = {values.number("w₁"), values.number("w₂")};
    double b = values.number("b");
    try (var _ = defaultType(FLOAT64);
        var _ = noGrad()) {
      var knife = new Linear(tensor(w).reshape(1, 2), tensor(new double[] {b}));
      Tensor x = points.x().to(FLOAT64);
      double[] scores = knife.forward(x).toArray();
      double[] says = knife.forward(x).greaterThan(0).toArray();
      int[] should = points.labels();
      int right = 0;
      for (int i = 0; i < should.length; i++) {
        right += says[i] == should[i] ? 1 : 0;
      }
      Scene plane = plane(points, knife, says);
      drawCut(plane, Plane.of(points), w, b);
      Object picture =
          should.length > TABLE
              ? plane
              : beside(plane, table(x, should, scores, says, plane.height()));
      return captioned(
          picture,
          "%s: %s of %s right.%s",
          name,
          right,
          should.length,
          w[0] == 0 && w[1] == 0 ? " With both weights 0 there is no cut." : "");
    }
  }

  private static Scene plane(Dataset points, Linear knife, double[] says) {
    Plane plane = Plane.of(points);
    Scene scene = plane.axes(points.features()).title("The plane, cut by a knife");
    double[] sides =
        knife.forward(tensor(plane.grid(SIDE))).greaterThan(0).times(2).minus(1).toArray();
    var tints = new double[SIDE][SIDE];
    for (int i = 0; i < sides.length; i++) {
      tints[i / SIDE][i % SIDE] = sides[i];
    }
    scene.heat(plane.left(), plane.low(), plane.right(), plane.high(), tints);
    plane.points(scene, points, says);
    return scene;
  }

  /// The line w₁x₁ + w₂x₂ + b = 0 from edge to edge.
  private static void drawCut(Scene scene, Plane plane, double[] w, double b) {
    var ends = new ArrayList<double[]>();
    for (double x : new double[] {plane.left(), plane.right()}) {
      double y = -(w[0] * x + b) / w[1];
      if (y >= plane.low() && y <= plane.high()) {
        ends.add(new double[] {x, y});
      }
    }
    for (double y : new double[] {plane.low(), plane.high()}) {
      double x = -(w[1] * y + b) / w[0];
      if (x >= plane.left() && x <= plane.right()) {
        ends.add(new double[] {x, y});
      }
    }
    if (ends.size() >= 2) {
      double[] a = ends.getFirst();
      double[] c = ends.getLast();
      scene.color(Palette.INK).pen(2.5).line(a[0], a[1], c[0], c[1]);
    }
  }

  private static Scene table(Tensor x, int[] should, double[] scores, double[] says, int height) {
    Scene scene = scene(300, height).title("What the knife says of each point");
    scene.color(Palette.FAINT_INK).label(10, 40, "point").label(80, 40, "score");
    scene.label(150, 40, "says").label(210, 40, "should be");
    double[] places = x.toArray();
    for (int i = 0; i < should.length; i++) {
      double y = 40.0 + LINE * (i + 1);
      boolean isRight = says[i] == should[i];
      scene.color(isRight ? Palette.INK : Palette.ERROR);
      scene.label(10, y, "(%s, %s)".formatted(brief(places[2 * i]), brief(places[2 * i + 1])));
      scene.label(80, y, Digits.two(scores[i])).label(150, y, brief(says[i]));
      scene.label(210, y, should[i] + (isRight ? " ✓" : " wrong"));
    }
    return scene;
  }

  private static String brief(double value) {
    return Numbers.brief(value);
  }
}

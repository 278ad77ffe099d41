package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.count;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.figure.Knob;
import gradus.figure.Values;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.ArrayList;

/// A layer as a product of a matrix and a vector, with the sum of one neuron written out.
///
/// @param layer W and b
/// @param activation what follows
/// @param x the inputs, where their knobs start
@SuppressWarnings("ArrayRecordComponent") // never compared
record LayerFigure(Linear layer, Layer activation, double[] x) {
  private static final int MOST = 6;
  private static final int CELL = 58;
  private static final int LINE = 34;
  private static final int TOP = 44;
  private static final int LEFT = 24;
  private static final int GAP = 40;

  LayerFigure {
    Sizes.check(layer, x.length, MOST);
  }

  Figure make() {
    var knobs = new ArrayList<Knob<?>>();
    for (int i = 0; i < x.length; i++) {
      double end = Math.max(3, Math.ceil(2 * Math.abs(x[i])));
      knobs.add(slider(Names.sub("x", i + 1), -end, end).step(0.05).at(x[i]));
    }
    if (outputs() > 1) {
      knobs.add(count("neuron", 1, outputs()));
    }
    return figure(knobs, this::draw).title("A layer: each row of W is one neuron");
  }

  private int outputs() {
    return layer.weight().size(0);
  }

  private Captioned draw(Values values) {
    var inputs = new double[x.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = values.number(Names.sub("x", i + 1));
    }
    int neuron = outputs() > 1 ? Math.clamp(values.count("neuron"), 1, outputs()) - 1 : 0;
    try (var _ = noGrad()) {
      var exact = new Linear(layer.weight().to(FLOAT64), layer.bias().to(FLOAT64));
      Tensor z = exact.forward(tensor(inputs).to(FLOAT64));
      Tensor a = activation.forward(z);
      var row = exact.weight().get(neuron).toArray();
      double bias = exact.bias().get(neuron).item();
      Scene scene = scene(width(), TOP + LINE * Math.max(outputs(), inputs.length) + 124);
      scene.title("z = %s, a = %s".formatted(Digits.two(z.toArray()), Digits.two(a.toArray())));
      drawParts(scene, exact, inputs, z, a, neuron);
      drawSum(scene, row, inputs, bias, z.get(neuron).item(), neuron);
      return captioned(
          scene,
          "z = Wx + b = %s, a = %s = %s. Each row of W is one neuron's weights.",
          Digits.two(z.toArray()),
          Names.applied(activation, "z"),
          Digits.two(a.toArray()));
    }
  }

  private int width() {
    return Math.max(620, 2 * LEFT + CELL * (x.length + 4) + 5 * GAP);
  }

  private void drawParts(
      Scene scene, Linear exact, double[] inputs, Tensor z, Tensor a, int neuron) {
    double[] weights = exact.weight().toArray();
    double at = LEFT;
    for (int i = 0; i < outputs(); i++) {
      for (int j = 0; j < x.length; j++) {
        cell(scene, at + j * CELL, i, weights[i * x.length + j], Palette.WEIGHT, i == neuron);
      }
    }
    scene.color(Palette.WEIGHT).text(at + x.length * CELL / 2.0, TOP - 18.0, "W");
    at = column(scene, at + x.length * CELL, "·", "x", inputs, Palette.INPUT, -1);
    at = column(scene, at, "+", "b", exact.bias().toArray(), Palette.WEIGHT, neuron);
    at = column(scene, at, "=", "z", z.toArray(), Palette.INK, neuron);
    column(scene, at, "→", "a", a.toArray(), Palette.CLASS_1, neuron);
  }

  private static double column(
      Scene scene, double x, String sign, String name, double[] values, Palette color, int row) {
    scene.color(Palette.INK).text(x + GAP / 2.0, TOP + LINE / 2.0, sign);
    for (int i = 0; i < values.length; i++) {
      cell(scene, x + GAP, i, values[i], color, i == row);
    }
    scene.color(color).text(x + GAP + CELL / 2.0, TOP - 18.0, name);
    return x + GAP + CELL;
  }

  private static void cell(
      Scene scene, double x, int row, double value, Palette color, boolean isChosen) {
    double y = TOP + row * LINE;
    scene.color(color).pen(isChosen ? 2.5 : 1);
    if (isChosen) {
      scene.filled();
    }
    scene.box(x + 2, y + 2, x + CELL - 2.0, y + LINE - 2.0).hollow();
    scene.color(Palette.INK).text(x + CELL / 2.0, y + LINE / 2.0, Digits.two(value));
  }

  private void drawSum(Scene scene, double[] w, double[] x, double b, double z, int neuron) {
    var names = new ArrayList<String>();
    var products = new ArrayList<String>();
    var terms = new ArrayList<String>();
    for (int i = 0; i < w.length; i++) {
      names.add(Names.sub(Names.sub("w", neuron + 1), i + 1) + "·" + Names.sub("x", i + 1));
      products.add(Digits.two(w[i]) + "·" + Digits.two(x[i]));
      terms.add(Digits.two(w[i] * x[i]));
    }
    String left = Names.sub("z", neuron + 1);
    int y = TOP + LINE * Math.max(outputs(), x.length) + 32;
    scene.color(Palette.INK);
    scene.label(LEFT, y, "%s = %s + %s".formatted(left, sum(names), Names.sub("b", neuron + 1)));
    scene.label(LEFT, y + 26.0, "   = %s + %s".formatted(sum(products), Digits.two(b)));
    scene.label(
        LEFT, y + 52.0, "   = %s + %s = %s".formatted(sum(terms), Digits.two(b), Digits.two(z)));
  }

  private static String sum(Iterable<String> terms) {
    return String.join(" + ", terms);
  }
}

package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.figure.Knob;
import gradus.figure.Slider;
import gradus.figure.Values;
import gradus.nn.Layer;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One neuron: what each input brings to the sum, and what becomes of the sum.
///
/// @param names the inputs' names
/// @param x the inputs, where their knobs start
/// @param w the weights, where their knobs start
/// @param b the bias, where its knob starts
/// @param inputsMove whether the inputs have knobs
/// @param activation what follows the sum, or null
@SuppressWarnings("ArrayRecordComponent") // never compared
record NeuronFigure(
    List<String> names,
    double[] x,
    double[] w,
    double b,
    boolean inputsMove,
    @Nullable Layer activation) {
  private static final int WIDTH = 680;
  private static final int ROW = 52;
  private static final int TOP = 40;
  private static final int INPUT = 110;
  private static final int SUM = 280;
  private static final int TEXT = 400;
  private static final int ZERO = 560;
  private static final int RADIUS = 23;
  private static final int LONGEST = 110;

  Figure make() {
    var knobs = new ArrayList<Knob<?>>();
    for (int i = 0; i < x.length; i++) {
      if (inputsMove) {
        knobs.add(knob(names.get(i) + " x", x[i]));
      }
      knobs.add(knob(names.get(i) + " w", w[i]));
    }
    knobs.add(knob("bias b", b));
    return figure(knobs, this::draw).title("A neuron: inputs, weights, bias and their sum");
  }

  private static Slider knob(String name, double start) {
    double end = Math.max(3, Math.ceil(2 * Math.abs(start)));
    return slider(name, -end, end).step(0.05).at(start);
  }

  private Captioned draw(Values values) {
    double[] inputs = x.clone();
    double[] weights = w.clone();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = inputsMove ? values.number(names.get(i) + " x") : inputs[i];
      weights[i] = values.number(names.get(i) + " w");
    }
    double bias = values.number("bias b");
    try (var _ = defaultType(FLOAT64);
        var _ = noGrad()) {
      Tensor parts = tensor(inputs).times(tensor(weights));
      Tensor z = parts.sum().plus(bias);
      Scene scene = scene(WIDTH, TOP + ROW * (inputs.length + 2));
      scene.title("A neuron with the sum z = " + Digits.two(z.item()));
      drawInputs(scene, inputs, weights);
      drawBars(scene, parts.toArray(), bias, z.item());
      if (activation == null) {
        return captioned(scene, "z = w·x + b = " + Digits.two(z.item()) + " (no activation yet)");
      }
      double a = activation.forward(z.reshape(1)).get(0).item();
      return captioned(scene, says(z.item(), a));
    }
  }

  private String says(double z, double a) {
    return "z = w·x + b = %s, a = %s = %s%s"
        .formatted(
            Digits.two(z),
            Names.applied(activation, "z"),
            Digits.two(a),
            a == 0 && z < 0 ? ": the sum is negative, and the neuron is silent" : "");
  }

  private static int y(int row) {
    return TOP + row * ROW;
  }

  private void drawInputs(Scene scene, double[] inputs, double[] weights) {
    int middle = (y(0) + y(inputs.length)) / 2;
    double widest = Math.max(1e-9, tensor(weights).abs().max().item());
    for (int i = 0; i < inputs.length; i++) {
      double width = Math.clamp(1 + 3 * Math.abs(weights[i]) / widest, 1, 4);
      scene.color(Palette.WEIGHT);
      if (weights[i] < 0) {
        scene.dashed(width);
      } else {
        scene.pen(width);
      }
      scene.line(INPUT, y(i), SUM, middle);
      scene.pen(2).color(Palette.INPUT).label(8, y(i), names.get(i));
      node(scene, Palette.INPUT, INPUT, y(i), Digits.two(inputs[i]));
      double x = INPUT + 0.42 * (SUM - INPUT);
      double y = y(i) + 0.42 * (middle - y(i));
      scene.color(Palette.PAPER).filled().box(x - 30, y - 8, x + 30, y + 8).hollow();
      scene.color(Palette.WEIGHT).text(x, y, "× " + Digits.two(weights[i]));
    }
    node(scene, Palette.INK, SUM, middle, "Σ");
  }

  private static void node(Scene scene, Palette color, double x, double y, String text) {
    scene.color(Palette.PAPER).filled().circle(x, y, RADIUS);
    scene.color(color).circle(x, y, RADIUS).hollow().color(Palette.INK).text(x, y, text);
  }

  private void drawBars(Scene scene, double[] parts, double bias, double z) {
    double longest = Math.max(Math.abs(z), Math.abs(bias));
    for (double part : parts) {
      longest = Math.max(longest, Math.abs(part));
    }
    double scale = LONGEST / Math.max(1e-9, longest);
    scene.color(Palette.FAINT_INK).pen(1).line(ZERO, TOP - 24, ZERO, y(parts.length + 1) + 20);
    scene.pen(2);
    for (int i = 0; i < parts.length; i++) {
      bar(scene, i, names.get(i) + ": w·x " + Digits.two(parts[i]), parts[i] * scale);
    }
    bar(scene, parts.length, "bias: b " + Digits.two(bias), bias * scale);
    bar(scene, parts.length + 1, "z = " + Digits.two(z), z * scale);
  }

  private static void bar(Scene scene, int row, String text, double length) {
    scene.color(length < 0 ? Palette.CLASS_0 : Palette.CLASS_1).filled();
    scene.box(ZERO, y(row) - 9.0, ZERO + length, y(row) + 9.0).hollow();
    scene.color(Palette.INK).text(TEXT, y(row), text);
  }
}

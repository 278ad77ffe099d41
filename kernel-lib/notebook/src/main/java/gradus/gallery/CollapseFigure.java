package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.nn.Activations.identity;
import static gradus.notebook.Charts.plot;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Choice;
import gradus.figure.Figure;
import gradus.figure.Values;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.notebook.Numbers;
import gradus.notebook.Plot;
import gradus.tensor.Tensor;
import java.util.List;

/// Two lines, one fed into the other, beside the one line that does the same.
///
/// @param bends what may stand between the two
record CollapseFigure(List<Layer> bends) {
  private static final String OFF = "off";
  private static final int POINTS = 401;

  /// So that a line is seen to turn, and not its axis.
  private static final double HIGHEST = 8;

  /// More than rounding can explain.
  private static final double APART = 1e-9;

  Figure make() {
    List<String> names = Names.each(bends);
    List<String> options = names.contains(OFF) ? names : Lists.with(OFF, names);
    return figure(
            List.of(
                slider("w₁", -3, 3).step(0.05).at(1.4),
                slider("b₁", -3, 3).step(0.05).at(-0.8),
                slider("w₂", -3, 3).step(0.05).at(-1.2),
                slider("b₂", -3, 3).step(0.05).at(1.1),
                new Choice<>("nonlinearity", options, OFF)),
            this::draw)
        .title("Two stacked linear layers, and the one line that they are");
  }

  private Captioned draw(Values values) {
    String name = (String) values.get("nonlinearity");
    int chosen = Names.each(bends).indexOf(name);
    Layer bend = chosen < 0 ? identity() : bends.get(chosen);
    try (var _ = defaultType(FLOAT64);
        var _ = noGrad()) {
      Linear first = line(values.number("w₁"), values.number("b₁"));
      Linear second = line(values.number("w₂"), values.number("b₂"));
      Tensor x = linspace(-3, 3, POINTS).reshape(POINTS, 1);
      Tensor stacked = second.forward(bend.forward(first.forward(x)));
      Tensor slope = second.weight().matmul(first.weight());
      Tensor height = second.weight().matmul(first.bias()).plus(second.bias());
      Tensor one = new Linear(slope, height).forward(x);
      double gap = stacked.minus(one).abs().max().item();
      Plot plot = plot("x", x, "f(x) = w₂·a(w₁x + b₁) + b₂", stacked);
      plot.line("g(x) = Wx + B", x, one).ylim(-HIGHEST, HIGHEST);
      return captioned(
          plot,
          "W = w₂·w₁ = %s, B = w₂·b₁ + b₂ = %s; nonlinearity %s: %s",
          Digits.two(slope.item()),
          Digits.two(height.item()),
          name,
          says(gap));
    }
  }

  private static String says(double gap) {
    if (gap <= APART) {
      return "the two lines are one (they differ by at most %s, which is rounding)."
          .formatted(Numbers.brief(gap));
    }
    return Double.isFinite(gap)
        ? "f bends away from g by up to %s.".formatted(Digits.two(gap))
        : "the numbers are too large to compare.";
  }

  private static Linear line(double weight, double bias) {
    return new Linear(tensor(weight).reshape(1, 1), tensor(new double[] {bias}));
  }
}

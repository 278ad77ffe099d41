package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.choice;
import static gradus.figure.Figures.count;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.toggle;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.ones;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.nn.Linear;
import gradus.notebook.Plot;
import gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A network with one hidden layer that follows any curve: built, not learned.
///
/// @param target the curve
/// @param from the left end
/// @param to the right end
record BumpsFigure(DoubleUnaryOperator target, double from, double to) {
  private static final int MOST = 24;
  private static final int POINTS = 301;
  private static final String BENDS = "bends (ReLU)";
  private static final String STEPS = "soft steps (sigmoid)";

  /// How steep a soft step is, for a step's width of 1.
  private static final double STEEP = 8;

  BumpsFigure {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          "cannot follow a curve from %s to %s: the left end must be the smaller, and both finite."
              .formatted(from, to));
    }
  }

  Figure make() {
    return figure(
            count("blocks", 1, MOST),
            choice("block", BENDS, STEPS),
            toggle("newest block"),
            this::draw)
        .title("Sums of simple pieces that follow a curve");
  }

  private Captioned draw(int blocks, String kind, boolean newest) {
    int n = Math.clamp(blocks, 1, MOST);
    try (var _ = defaultType(FLOAT64);
        var _ = noGrad()) {
      Tensor x = linspace(from, to, POINTS);
      Tensor wanted = tensor(Arrays.stream(x.toArray()).map(target).toArray());
      Tensor hidden = hidden(kind, n).forward(x.reshape(POINTS, 1));
      hidden = kind.equals(BENDS) ? hidden.relu() : hidden.sigmoid();
      Linear output = kind.equals(BENDS) ? bends(n) : steps(n);
      Tensor sum = output.forward(hidden).reshape(POINTS);
      Plot plot = new Plot("x", "y").line("target", x, wanted).line("S(x) = Σ blocks", x, sum);
      setHeights(plot, wanted);
      if (newest) {
        Tensor block = hidden.slice(1, n - 1, n).reshape(POINTS);
        plot.line("block " + n, x, block.times(output.weight().get(0).get(n - 1)));
      }
      return captioned(
          plot,
          "blocks: %s, largest error: %s (a hidden layer of %s, %s parameters)",
          n,
          Digits.three(sum.minus(wanted).abs().max().item()),
          n,
          3 * n + 1);
    }
  }

  /// The target has half of the picture, so that a block is seen to rise beside it.
  private static void setHeights(Plot plot, Tensor wanted) {
    double low = wanted.min().item();
    double high = wanted.max().item();
    if (Double.isFinite(high - low)) {
      double space = high > low ? (high - low) / 2 : 1;
      plot.ylim(low - space, high + space);
    }
  }

  /// The hidden layer: unit i switches on at its own place.
  private Linear hidden(String kind, int n) {
    double width = (to - from) / n;
    Tensor weight = ones(n, 1).times(kind.equals(BENDS) ? 1 : STEEP / width);
    double[] bias = new double[n];
    for (int i = 0; i < n; i++) {
      bias[i] = kind.equals(BENDS) ? -knot(i, n) : -STEEP / width * (knot(i, n) + width / 2);
    }
    return new Linear(weight, tensor(bias));
  }

  /// Straight from knot to knot: each unit adds the change of the slope.
  private Linear bends(int n) {
    double[] weights = new double[n];
    double before = 0;
    for (int i = 0; i < n; i++) {
      double slope = (at(i + 1, n) - at(i, n)) / (knot(i + 1, n) - knot(i, n));
      weights[i] = slope - before;
      before = slope;
    }
    return new Linear(tensor(weights).reshape(1, n), tensor(new double[] {at(0, n)}));
  }

  /// From the height at one knot to the height at the next: each unit adds the difference.
  private Linear steps(int n) {
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = at(i + 1, n) - at(i, n);
    }
    return new Linear(tensor(weights).reshape(1, n), tensor(new double[] {at(0, n)}));
  }

  private double knot(int i, int n) {
    return from + (to - from) * i / n;
  }

  private double at(int i, int n) {
    return target.applyAsDouble(knot(i, n));
  }
}

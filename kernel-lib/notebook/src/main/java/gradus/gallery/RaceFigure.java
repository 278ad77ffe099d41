package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.figure.Figures.slider;
import static gradus.optim.Optimizers.adam;
import static gradus.optim.Optimizers.momentum;
import static gradus.optim.Optimizers.sgd;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import gradus.optim.Optimizer;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/// Three optimizers on one surface, by one clock.
///
/// @param surface the loss of two parameters
/// @param a where all start
/// @param b where all start
record RaceFigure(BinaryOperator<Tensor> surface, double a, double b) {
  private static final int STEPS = 60;
  private static final int SIDE = 64;
  private static final int BANDS = 5;
  private static final double BETA = 0.9;
  private static final double SPACE = 1.3;

  RaceFigure {
    if (!Double.isFinite(a) || !Double.isFinite(b)) {
      throw new IllegalArgumentException(
          "cannot start a race at (%s, %s): both numbers must be finite.".formatted(a, b));
    }
  }

  /// Where a runner was.
  ///
  /// @param points `{a, b}` after each step, the start first
  /// @param loss the loss at the last
  private record Run(List<double[]> points, double loss) {}

  Figure make() {
    return figure(
            slider("SGD rate", 0.01, 1).step(0.01).at(0.9),
            slider("momentum rate", 0.01, 1).step(0.01).at(0.1),
            slider("Adam rate", 0.01, 1).step(0.01).at(0.5),
            play("step", STEPS),
            this::draw)
        .title("A race of optimizers");
  }

  private Captioned draw(double sgdRate, double momentumRate, double adamRate, int wanted) {
    int steps = Math.clamp(wanted, 0, STEPS);
    try (var _ = defaultType(FLOAT64)) {
      double right = SPACE * Math.max(0.5, Math.abs(a));
      double high = SPACE * Math.max(0.5, Math.abs(b));
      Scene scene = scene(560, 380).axes("a", -right, right, "b", -high, high);
      scene.title("Three optimizers after %s steps".formatted(steps));
      scene.heat(-right, -high, right, high, heights(right, high));
      Run plain = run(sgdRate, (p, rate) -> sgd(p, rate), steps);
      Run heavy = run(momentumRate, (p, rate) -> momentum(p, rate, BETA), steps);
      Run adaptive = run(adamRate, (p, rate) -> adam(p, rate), steps);
      drawRun(scene.color(Palette.CLASS_0).pen(2), plain, "S", right, high);
      drawRun(scene.color(Palette.INPUT).dashed(2), heavy, "M", right, high);
      drawRun(scene.color(Palette.WEIGHT).pen(3), adaptive, "A", right, high);
      return captioned(
          scene,
          "step %s: SGD (S) %s; momentum (M) %s; Adam (A) %s",
          steps,
          says(plain, right, high),
          says(heavy, right, high),
          says(adaptive, right, high));
    }
  }

  /// The logarithm of the loss above its lowest, so that the floor of a ravine can be seen.
  private double[][] heights(double right, double high) {
    try (var _ = noGrad()) {
      Tensor across = linspace(-right, right, SIDE).reshape(1, SIDE);
      Tensor up = linspace(-high, high, SIDE).reshape(SIDE, 1);
      Tensor zero = across.times(0).plus(up.times(0));
      Tensor loss = surface.apply(across.plus(zero), up.plus(zero));
      double[] heights = loss.minus(loss.min()).plus(1).log().toArray();
      var rows = new double[SIDE][SIDE];
      for (int i = 0; i < heights.length; i++) {
        rows[i / SIDE][i % SIDE] = Math.rint(BANDS * heights[i]) / BANDS;
      }
      return rows;
    }
  }

  private Run run(double rate, BiFunction<List<Tensor>, Double, Optimizer> kind, int steps) {
    Tensor x = tensor(a).requiresGrad();
    Tensor y = tensor(b).requiresGrad();
    Optimizer optimizer = kind.apply(List.of(x, y), rate);
    var points = new ArrayList<double[]>();
    points.add(new double[] {a, b});
    for (int i = 0; i < steps; i++) {
      optimizer.zeroGrad();
      surface.apply(x, y).backward();
      optimizer.step();
      points.add(new double[] {x.item(), y.item()});
    }
    return new Run(points, surface.apply(x, y).item());
  }

  private static boolean isInside(double[] point, double right, double high) {
    return Math.abs(point[0]) <= right && Math.abs(point[1]) <= high;
  }

  /// As far as it stays in the picture.
  private static void drawRun(Scene scene, Run run, String letter, double right, double high) {
    var seen = run.points().stream().takeWhile(p -> isInside(p, right, high)).toList();
    double[] xs = seen.stream().mapToDouble(p -> p[0]).toArray();
    double[] ys = seen.stream().mapToDouble(p -> p[1]).toArray();
    scene.curve(xs, ys).filled().circle(xs[xs.length - 1], ys[ys.length - 1], 10).hollow();
    scene.text(xs[xs.length - 1], ys[ys.length - 1], letter);
  }

  private static String says(Run run, double right, double high) {
    double[] last = run.points().getLast();
    boolean isOut = run.points().stream().anyMatch(p -> !isInside(p, right, high));
    return "at %s, loss %s%s"
        .formatted(
            Digits.two(last),
            Numbers.brief(run.loss()).replace('-', '−'),
            isOut ? " (it left the picture)" : "");
  }
}

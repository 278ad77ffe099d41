package gradus.gallery;

import static gradus.autodiff.Autodiff.grad;
import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.loss.Losses.bce;
import static gradus.loss.Losses.mse;
import static gradus.scene.Scenes.beside;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.linspace;
import static gradus.tensor.Tensors.onesLike;
import static gradus.tensor.Tensors.tensor;
import static gradus.tensor.Tensors.zerosLike;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.figure.Slider;
import gradus.loss.Reduction;
import gradus.notebook.Palette;
import gradus.notebook.Plot;
import gradus.scene.Scene;
import gradus.tensor.Tensor;

/// Losses: how much a miss costs.
final class LossFigure {
  private static final int POINTS = 200;
  private static final int WIDTH = 330;
  private static final int HEIGHT = 300;
  private static final double END = 3;
  private static final double HIGHEST = 5;

  /// Fixed, so that y moves the parabola and not its axis.
  private static final double LARGEST = 16;

  private LossFigure() {}

  /// Squared error and cross-entropy side by side, each with its own prediction.
  static Figure explorer() {
    return figure(
            slider("ŷ", -END, END).step(0.05).at(1.5),
            slider("y", -END, END).step(0.05).at(0),
            probability("p of the right class").at(0.6),
            LossFigure::explore)
        .title("Squared error and cross-entropy");
  }

  /// Both losses for one probability, on one scale.
  static Figure comparison() {
    return figure(probability("p of the right class").at(0.5), LossFigure::compare)
        .title("Squared error against cross-entropy");
  }

  private static Slider probability(String name) {
    return slider(name, 0.01, 0.99).step(0.01);
  }

  private static Captioned explore(double prediction, double y, double p) {
    try (var _ = defaultType(FLOAT64)) {
      Tensor guess = tensor(new double[] {prediction});
      double squared = mse(guess, tensor(new double[] {y})).item();
      double entropy = crossEntropy(tensor(new double[] {p})).item();
      Tensor guesses = linspace(-END, END, POINTS);
      Tensor errors = mse(guesses, zerosLike(guesses).plus(y), Reduction.NONE);
      Scene left = scene(WIDTH, HEIGHT).axes("ŷ", -END, END, "squared error", 0, LARGEST);
      left.title("L = (ŷ − y)² = " + Digits.two(squared));
      left.color(Palette.CLASS_0)
          .curve(guesses.toArray(), errors.minimum(tensor(LARGEST)).toArray());
      left.color(Palette.FAINT_INK).dashed(1.5).line(y, 0, y, LARGEST).pen(2);
      String above = squared > LARGEST ? " ↑" : "";
      mark(left, prediction, Math.min(squared, LARGEST), "L = " + Digits.two(squared) + above);
      Tensor chances = linspace(1.0 / POINTS, 1, POINTS);
      Scene right = scene(WIDTH, HEIGHT).axes("p", 0, 1, "cross-entropy (nats)", 0, HIGHEST);
      right.title("L = −ln p = " + Digits.two(entropy));
      Tensor costs = bce(chances, onesLike(chances), Reduction.NONE);
      right
          .color(Palette.CLASS_1)
          .curve(chances.toArray(), costs.minimum(tensor(HIGHEST)).toArray());
      mark(right, p, entropy, "L = " + Digits.two(entropy));
      return captioned(
          beside(left, right),
          "squared error (ŷ − y)² = %s; cross-entropy −ln p = %s nats",
          Digits.two(squared),
          Digits.two(entropy));
    }
  }

  private static void mark(Scene scene, double x, double y, String text) {
    scene.color(Palette.ERROR).dashed(1.5).line(x, 0, x, y).pen(2).filled();
    scene.circle(x, y, 6).hollow().note(text);
  }

  private static Captioned compare(double probability) {
    try (var _ = defaultType(FLOAT64)) {
      Tensor chances = linspace(0.01, 1, POINTS);
      Tensor ones = onesLike(chances);
      Plot plot =
          new Plot("p of the right class", "loss")
              .line("cross-entropy −ln p (nats)", chances, bce(chances, ones, Reduction.NONE));
      plot.line("squared error (1 − p)²", chances, mse(chances, ones, Reduction.NONE));
      Tensor p = tensor(new double[] {probability}).requiresGrad();
      Tensor squared = mse(p, onesLike(p));
      Tensor entropy = crossEntropy(p);
      plot.points(
          "here",
          new double[] {probability, probability},
          new double[] {entropy.item(), squared.item()});
      return captioned(
          plot,
          "at p = %s: squared error %s, slope %s; cross-entropy %s nats, slope %s",
          Digits.two(probability),
          Digits.two(squared.item()),
          Digits.two(slope(squared, p)),
          Digits.two(entropy.item()),
          Digits.two(slope(entropy, p)));
    }
  }

  private static double slope(Tensor loss, Tensor p) {
    return grad(loss, p).getFirst().get(0).item();
  }

  private static Tensor crossEntropy(Tensor p) {
    return bce(p, onesLike(p));
  }
}

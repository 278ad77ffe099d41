package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.slider;
import static gradus.nn.Activations.logSoftmax;
import static gradus.nn.Activations.softmax;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.List;

/// Scores as probabilities, at any temperature.
///
/// @param names what is chosen among
/// @param scores one for each
@SuppressWarnings("ArrayRecordComponent") // never compared
record TemperatureFigure(List<String> names, double[] scores) {
  private static final int FLOOR = 270;
  private static final int HIGHEST = 220;
  private static final int WIDTH = 560;

  TemperatureFigure {
    if (names.size() != scores.length || scores.length < 2 || scores.length > 12) {
      throw new IllegalArgumentException(
          "cannot draw %s scores with %s names: from 2 to 12 fit, each with a name."
              .formatted(scores.length, names.size()));
    }
  }

  Figure make() {
    return figure(slider("temperature T", 0.05, 5).step(0.05).at(1), this::draw)
        .title("Softmax at a temperature");
  }

  private Captioned draw(double temperature) {
    try (var _ = defaultType(FLOAT64);
        var _ = noGrad()) {
      Tensor z = tensor(scores);
      Tensor p = softmax(temperature).forward(z);
      Tensor information = logSoftmax().forward(z.div(temperature)).negate();
      double[] shares = p.toArray();
      double[] plain = softmax().forward(z).toArray();
      Scene scene = scene(WIDTH, FLOOR + 76).title("Softmax at T = " + Digits.two(temperature));
      scene.color(Palette.FAINT_INK).pen(1).line(24, FLOOR, WIDTH - 24.0, FLOOR);
      scene.line(24, FLOOR - HIGHEST, WIDTH - 24.0, FLOOR - HIGHEST);
      scene.label(28, FLOOR - HIGHEST - 12.0, "1.0");
      double room = (WIDTH - 80.0) / shares.length;
      for (int i = 0; i < shares.length; i++) {
        drawBar(scene, i, 40 + room * (i + 0.5), 0.3 * room, shares[i], plain[i]);
      }
      return captioned(
          scene,
          "Σp = %s. %s Entropy %s nats, of at most ln %s = %s.",
          Digits.two(p.sum().item()),
          says(temperature),
          Digits.two(p.times(information).sum().item()),
          shares.length,
          Digits.two(tensor(shares.length).log().item()));
    }
  }

  private void drawBar(Scene scene, int i, double x, double half, double share, double plain) {
    double top = FLOOR - HIGHEST * share;
    scene.pen(2).color(Palette.CLASS_0).filled().box(x - half, top, x + half, FLOOR).hollow();
    double before = FLOOR - HIGHEST * plain;
    scene.dashed(1.5).color(Palette.CLASS_1).line(x - half - 6, before, x + half + 6, before);
    scene.color(Palette.INK).text(x, FLOOR + 16.0, names.get(i));
    scene.text(x, FLOOR + 37.0, "p = " + Digits.two(share));
    scene.color(Palette.FAINT_INK).text(x, FLOOR + 58.0, "z = " + Digits.two(scores[i]));
  }

  private static String says(double temperature) {
    if (Math.abs(temperature - 1) < 0.1) {
      return "T ≈ 1: the standard softmax.";
    }
    return temperature < 1
        ? "T < 1: sharper than the standard softmax (dashed)."
        : "T > 1: flatter than the standard softmax (dashed).";
  }
}

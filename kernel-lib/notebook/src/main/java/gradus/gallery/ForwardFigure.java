package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.scene.Scenes.scene;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.nn.Layer;
import gradus.nn.Linear;
import gradus.nn.Sequential;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.tensor.DType;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A forward pass, layer by layer, with shapes and numbers. What is not computed yet is dashed.
///
/// @param model the layers
/// @param x the input
@SuppressWarnings("ArrayRecordComponent") // never compared
record ForwardFigure(Sequential model, double[] x) {
  private static final int MOST = 8;
  private static final int COLUMN = 120;
  private static final int ROW = 60;
  private static final int TOP = 70;
  private static final int RADIUS = 24;

  ForwardFigure {
    if (model.layers().isEmpty() || model.layers().size() > MOST) {
      throw new IllegalArgumentException(
          "cannot step through %s layers: from 1 to %s fit."
              .formatted(model.layers().size(), MOST));
    }
    for (Layer layer : model.layers()) {
      if (layer instanceof Linear linear) {
        Sizes.check(linear, linear.weight().size(1), MOST);
      }
    }
  }

  Figure make() {
    return figure(play("step", model.layers().size()).every(1000), this::draw)
        .title("A forward pass, step by step");
  }

  private Captioned draw(int step) {
    int now = Math.clamp(step, 0, model.layers().size());
    try (var _ = noGrad()) {
      List<Tensor> all = stages();
      int tallest = all.stream().mapToInt(each -> each.size(0)).max().orElse(1);
      Scene scene = scene(COLUMN * all.size(), TOP + ROW * tallest + 8);
      scene.title("Step %s of %s".formatted(now, model.layers().size()));
      for (int i = 1; i < all.size(); i++) {
        drawEdges(scene, i, tallest, all.get(i - 1).size(0), all.get(i).size(0), i <= now);
      }
      for (int i = 0; i < all.size(); i++) {
        drawStage(scene, i, tallest, all.get(i), i <= now);
      }
      return captioned(scene, "step %s: %s", now, says(now, all));
    }
  }

  /// The input and what each layer makes of it.
  private List<Tensor> stages() {
    var all = new ArrayList<Tensor>();
    Tensor last = tensor(x).to(type());
    all.add(last);
    for (Layer layer : model.layers()) {
      last = layer.forward(last);
      all.add(last);
    }
    return all;
  }

  private DType type() {
    return model.parameters().isEmpty() && model.namedBuffers().isEmpty()
        ? FLOAT64
        : Lists.first(model.parameters(), model.namedBuffers().values()).dtype();
  }

  private String says(int now, List<Tensor> all) {
    String numbers = Digits.three(all.get(now).toArray());
    return now == 0
        ? "the input x, shape %s: %s".formatted(all.get(now).shape(), numbers)
        : "%s, shape %s to %s: %s"
            .formatted(
                model.layers().get(now - 1),
                all.get(now - 1).shape(),
                all.get(now).shape(),
                numbers);
  }

  private static double y(int row, int rows, int tallest) {
    return TOP + ROW * (row + 0.5 + (tallest - rows) / 2.0);
  }

  private static double x(int stage) {
    return COLUMN * (stage + 0.5);
  }

  private void drawEdges(
      Scene scene, int stage, int tallest, int before, int after, boolean isKnown) {
    Layer layer = model.layers().get(stage - 1);
    boolean isLinear = layer instanceof Linear;
    for (int i = 0; i < after; i++) {
      for (int j = 0; j < before; j++) {
        if (isLinear || i == j) {
          scene.color(isLinear ? Palette.WEIGHT : Palette.FAINT_INK);
          if (isKnown) {
            scene.pen(1.5);
          } else {
            scene.color(Palette.FAINT_INK).dashed(0.7);
          }
          scene.line(
              x(stage - 1) + RADIUS,
              y(j, before, tallest),
              x(stage) - RADIUS,
              y(i, after, tallest));
        }
      }
    }
  }

  private void drawStage(Scene scene, int stage, int tallest, Tensor value, boolean isKnown) {
    double[] numbers = value.toArray();
    String name = stage == 0 ? "x" : Names.of(model.layers().get(stage - 1));
    scene.color(isKnown ? Palette.INK : Palette.FAINT_INK).text(x(stage), 18, name);
    scene.text(x(stage), 42, isKnown ? "shape " + value.shape() : "not yet");
    for (int i = 0; i < numbers.length; i++) {
      double y = y(i, numbers.length, tallest);
      if (isKnown) {
        scene.color(stage == 0 ? Palette.INPUT : Palette.CLASS_1).pen(2).filled();
        scene.circle(x(stage), y, RADIUS).hollow();
        scene.color(Palette.INK).text(x(stage), y, Digits.three(numbers[i]));
      } else {
        scene.color(Palette.FAINT_INK).dashed(1.2).circle(x(stage), y, RADIUS);
      }
    }
  }
}

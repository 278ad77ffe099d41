package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.figure.Figures.slider;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.notebook.Charts.boundary;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.figure.Captioned;
import gradus.figure.Figure;
import gradus.nn.Linear;
import gradus.optim.Optimizer;
import gradus.scene.Plane;
import gradus.tensor.Tensor;

/// A line that learns to separate two classes by gradient descent, from a start that is wrong.
///
/// @param data points of the plane, labelled 0 or 1
record BoundaryFigure(Dataset data) {
  private static final int STEPS = 60;

  BoundaryFigure {
    Plane.check(data);
  }

  Figure make() {
    return figure(
            slider("rate", 0.01, 2).step(0.01).at(0.1),
            play("step", STEPS),
            (rate, step) -> draw(rate, Math.clamp(step, 0, STEPS)))
        .title("Learning a decision boundary");
  }

  private Captioned draw(double rate, int steps) {
    try (var _ = defaultType(FLOAT64)) {
      Tensor x = data.x().to(FLOAT64);
      Tensor y = data.y().to(FLOAT64).reshape(data.size(), 1);
      Linear line = start();
      Optimizer sgd = sgd(line, rate);
      for (int i = 0; i < steps; i++) {
        sgd.zeroGrad();
        bceWithLogits(line.forward(x), y).backward();
        sgd.step();
      }
      double loss = bceWithLogits(line.forward(x), y).item();
      double right = line.forward(x).greaterThan(0).equalTo(y).sum().item();
      return captioned(
          boundary("x₁", "x₂", points -> line.forward(points).sigmoid(), x, y),
          "step %s: loss %s nats, %s of %s points right; w = %s, b = %s",
          steps,
          Digits.three(loss),
          Math.round(right),
          data.size(),
          Digits.two(line.weight().toArray()),
          Digits.two(line.bias().get(0).item()));
    }
  }

  private static Linear start() {
    return new Linear(
        tensor(new double[][] {{1, -1}}).requiresGrad(), tensor(new double[] {0.5}).requiresGrad());
  }
}

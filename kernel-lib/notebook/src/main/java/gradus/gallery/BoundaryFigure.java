package gradus.gallery;

import static gradus.figure.Figures.captioned;
import static gradus.figure.Figures.figure;
import static gradus.figure.Figures.play;
import static gradus.figure.Figures.slider;
import static gradus.loss.Losses.bceWithLogits;
import static gradus.optim.Optimizers.sgd;
import static gradus.tensor.Context.defaultType;
import static gradus.tensor.DType.FLOAT64;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.figure.Captioned;
import gradus.figure.Dots.Dot;
import gradus.figure.Figure;
import gradus.nn.Linear;
import gradus.optim.Optimizer;
import gradus.scene.Plane;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.List;

/// A line that learns to separate two classes by gradient descent, from a start that is wrong.
///
/// @param data points of the plane, labelled 0 or 1
record BoundaryFigure(Dataset data) {
  private static final int STEPS = 60;
  private static final int SIDE = 64;

  BoundaryFigure {
    Plane.check(data);
  }

  Figure make() {
    return figure(
            slider("rate", 0.01, 2).step(0.01).at(0.1),
            play("step", STEPS),
            YourPoints.knob(Plane.of(data)),
            (rate, step, yours) -> draw(rate, Math.clamp(step, 0, STEPS), yours))
        .title("Learning a decision boundary");
  }

  private Captioned draw(double rate, int steps, List<Dot> yours) {
    try (var _ = defaultType(FLOAT64)) {
      Dataset points = YourPoints.among(data, yours);
      Tensor x = points.x().to(FLOAT64);
      Tensor y = points.y().to(FLOAT64).reshape(points.size(), 1);
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
          plane(points, line),
          "step %s: loss %s nats, %s of %s points right; w = %s, b = %s",
          steps,
          Digits.three(loss),
          Math.round(right),
          points.size(),
          Digits.two(line.weight().toArray()),
          Digits.two(line.bias().get(0).item()));
    }
  }

  private Scene plane(Dataset points, Linear line) {
    Plane plane = Plane.of(data);
    Scene scene = plane.axes(points.features()).title("What the line says");
    plane.surface(scene, line.forward(tensor(plane.grid(SIDE))).sigmoid().toArray());
    double[] says = line.forward(points.x().to(FLOAT64)).greaterThan(0).toArray();
    plane.points(scene, points, says);
    return scene;
  }

  private static Linear start() {
    return new Linear(
        tensor(new double[][] {{1, -1}}).requiresGrad(), tensor(new double[] {0.5}).requiresGrad());
  }
}

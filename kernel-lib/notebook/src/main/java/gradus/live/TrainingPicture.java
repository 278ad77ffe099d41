package gradus.live;

import static gradus.scene.Scenes.beside;
import static gradus.scene.Scenes.stacked;
import static gradus.tensor.Context.noGrad;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.nn.Layer;
import gradus.notebook.Drawing;
import gradus.scene.Plane;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import gradus.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the model says of the plane, where the data lie in one; the loss so far; the weights.
///
/// Only what needs the model is computed when it is asked for; lines and colors are drawn when the
/// picture is painted, on another thread.
final class TrainingPicture implements Function<Trainer, Drawing> {
  private static final int SIDE = 40;
  private static final int MOST_POINTS = 250;

  private final @Nullable Plane plane;
  private final @Nullable Dataset points;
  private final @Nullable Tensor places;
  private List<Fork> forks = List.of();

  TrainingPicture(Trainer training) {
    Dataset data = training.data();
    if (isPlane(data)) {
      Plane around = Plane.of(data);
      plane = around;
      points = some(data, MOST_POINTS);
      places = tensor(around.grid(SIDE)).to(data.x().dtype());
    } else {
      plane = null;
      points = null;
      places = null;
    }
  }

  /// Some examples, evenly from all of them, or all where there are no more.
  static Dataset some(Dataset data, int most) {
    int size = data.size();
    return size > most
        ? data.select(IntStream.range(0, most).map(i -> (int) ((long) i * size / most)).toArray())
        : data;
  }

  private static boolean isPlane(Dataset data) {
    return data.x().rank() == 2
        && data.x().size(1) == 2
        && Arrays.stream(data.y().toArray()).allMatch(y -> y == 0 || y == 1);
  }

  void show(List<Fork> forks) {
    this.forks = forks;
  }

  @Override
  public Drawing apply(Trainer training) {
    Drawing loss = LossPanel.of(training.history(), List.copyOf(forks));
    Drawing weights = WeightsPanel.of(training.model());
    Drawing right = stacked(loss, weights);
    Scene left = answers(training.model());
    return left == null ? right : beside(left, right);
  }

  private @Nullable Scene answers(Layer model) {
    if (plane == null || points == null || places == null) {
      return null;
    }
    try (var _ = noGrad()) {
      double @Nullable [] everywhere = chances(predicted(model, places));
      double @Nullable [] here = chances(predicted(model, points.x()));
      if (everywhere == null || here == null) {
        return null;
      }
      Scene scene = plane.axes(points.features()).title("What the model says");
      plane.surface(scene, everywhere);
      plane.points(scene, points, Arrays.stream(here).map(p -> p > 0.5 ? 1 : 0).toArray());
      return scene;
    }
  }

  /// As in use: without dropout, which would draw random numbers and change the training.
  private static Tensor predicted(Layer model, Tensor x) {
    model.eval();
    try {
      return model.forward(x);
    } finally {
      model.train();
    }
  }

  /// The probability of class 1, or null if the model says something else.
  private static double @Nullable [] chances(Tensor logits) {
    int n = logits.rank() == 0 ? 0 : logits.size(0);
    double[] all = logits.toArray();
    if (n == 0 || (all.length != n && all.length != 2 * n)) {
      return null;
    }
    int answers = all.length / n;
    return IntStream.range(0, n)
        .mapToDouble(i -> answers == 1 ? all[i] : all[2 * i + 1] - all[2 * i])
        .map(logit -> 1 / (1 + Math.exp(-logit)))
        .toArray();
  }
}

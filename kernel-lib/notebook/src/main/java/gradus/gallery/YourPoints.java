package gradus.gallery;

import static gradus.figure.Figures.dots;
import static gradus.tensor.Joining.concat;
import static gradus.tensor.Tensors.tensor;

import gradus.data.Dataset;
import gradus.figure.Dots;
import gradus.figure.Dots.Dot;
import gradus.figure.Values;
import gradus.scene.Plane;
import gradus.tensor.Tensor;
import java.util.List;

/// Points that the reader adds to data.
final class YourPoints {
  private static final String NAME = "your points";

  private YourPoints() {}

  /// A knob over a plane.
  static Dots knob(Plane plane) {
    return dots(NAME, "x₁", plane.left(), plane.right(), "x₂", plane.low(), plane.high());
  }

  static List<Dot> of(Values values) {
    return ((Dots) knobOf(values)).read(values.get(NAME));
  }

  private static Object knobOf(Values values) {
    return values.knobs().stream().filter(Dots.class::isInstance).findFirst().orElseThrow();
  }

  /// The data with the reader's points behind them.
  static Dataset among(Dataset data, List<Dot> yours) {
    if (yours.isEmpty()) {
      return data;
    }
    double[][] places =
        yours.stream().map(dot -> new double[] {dot.x(), dot.y()}).toArray(double[][]::new);
    double[] labels = yours.stream().mapToDouble(Dot::label).toArray();
    Tensor y = data.y();
    Tensor more = tensor(labels).to(y.dtype());
    return data.with(
        concat(0, data.x(), tensor(places).to(data.x().dtype())),
        concat(0, y, y.rank() == 1 ? more : more.reshape(yours.size(), 1)));
  }
}

package gradus.diagnose;

import gradus.nn.Layer;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.text.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How large the weights of a model are, and their gradients. Made by [Diagnostics#sizes].
///
/// @param rows one for each parameter, in order
public record Sizes(List<Row> rows) {
  /// One parameter.
  ///
  /// @param name its place in the model, such as `0.weight`
  /// @param shape its shape
  /// @param weight the norm √(Σ θ²)
  /// @param gradient the norm √(Σ g²) of its gradient; NaN if there is none now
  public record Row(String name, Shape shape, double weight, double gradient) {
    /// How the gradient compares with the weight. Layers of one network should not differ in this
    /// by orders of magnitude.
    ///
    /// @return gradient / weight
    public double ratio() {
      return gradient / weight;
    }
  }

  /// Keeps a copy of the rows.
  public Sizes {
    rows = List.copyOf(rows);
  }

  static Sizes of(Layer model) {
    var rows = new ArrayList<Row>();
    model
        .namedParameters()
        .forEach((name, p) ->
            rows.add(new Row(name, p.shape(), norm(p), p.hasGrad() ? norm(p.grad()) : Double.NaN)));
    return new Sizes(rows);
  }

  private static double norm(Tensor x) {
    return Math.sqrt(Arrays.stream(x.toArray()).map(v -> v * v).sum());
  }

  /// A table with a line for each parameter.
  @Override
  public String toString() {
    var table = new ArrayList<List<String>>();
    table.add(List.of("parameter", "shape", "weight", "gradient", "gradient : weight"));
    for (Row row : rows) {
      boolean known = !Double.isNaN(row.gradient());
      table.add(
          List.of(
              row.name(),
              row.shape().toString(),
              Words.number(row.weight()),
              known ? Words.number(row.gradient()) : "none",
              known ? Words.number(row.ratio()) : ""));
    }
    return Table.of(2, table);
  }
}

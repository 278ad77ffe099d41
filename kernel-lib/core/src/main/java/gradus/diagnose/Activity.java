package gradus.diagnose;

import gradus.nn.Layer;
import gradus.nn.Layers;
import gradus.nn.Outputs.Output;
import gradus.tensor.Tensor;
import gradus.tensor.Unary;
import gradus.text.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What the layers of a model give for a set of examples, one row for each. Made by
/// [Diagnostics#activity].
///
/// @param rows in the order of computing
public record Activity(List<Row> rows) {
  private static final int BINS = 24;

  /// What one layer gives.
  ///
  /// @param name its place in the model; empty for a function in a `forward` of your own
  /// @param layer what it is, such as `relu()`
  /// @param mean the mean of all its outputs
  /// @param deviation their standard deviation, dividing by their number
  /// @param units how many units it has: the size of the last axis, or the channels of images
  /// @param dead the units of a ReLU that are zero for every example, from 0; empty for any other
  ///   layer. A unit that is zero for some examples is at rest, not dead.
  /// @param saturated the share of outputs of a tanh beyond ±0.97, or of a sigmoid beyond .015 and
  ///   .985, where the slope is less than 6 % of the largest; 0 for any other layer
  /// @param histogram how the outputs are spread
  public record Row(
      String name,
      String layer,
      double mean,
      double deviation,
      int units,
      List<Integer> dead,
      double saturated,
      Histogram histogram) {
    /// Keeps a copy of the list.
    public Row {
      dead = List.copyOf(dead);
    }

    /// How this layer is called in a sentence, such as `1 relu()`.
    String label() {
      return (name + " " + layer).strip();
    }

    private static Row of(Output output) {
      double[] values = output.value().toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      return new Row(
          output.name(),
          output.layer(),
          mean,
          Math.sqrt(square),
          units(output.value()),
          output.op() == Unary.RELU ? silent(output.value()) : List.of(),
          saturated(output, values),
          Histogram.of(values, BINS));
    }

    private static double saturated(Output output, double... values) {
      if (output.op() == Unary.TANH) {
        return Arrays.stream(values).filter(v -> Math.abs(v) > 0.97).count()
            / (double) values.length;
      }
      if (output.op() == Unary.SIGMOID) {
        return Arrays.stream(values).filter(v -> Math.abs(2 * v - 1) > 0.97).count()
            / (double) values.length;
      }
      return 0;
    }

    private static int unitAxis(Tensor value) {
      return value.rank() == 4 ? 1 : value.rank() - 1;
    }

    private static int units(Tensor value) {
      return value.rank() == 0 ? 1 : value.size(unitAxis(value));
    }

    private static List<Integer> silent(Tensor value) {
      if (value.rank() < 2) {
        return List.of();
      }
      int axis = unitAxis(value);
      int[] others = IntStream.range(0, value.rank()).filter(a -> a != axis).toArray();
      double[] largest = value.max(others).toArray();
      return IntStream.range(0, largest.length).filter(u -> largest[u] == 0).boxed().toList();
    }
  }

  /// Keeps a copy of the rows.
  public Activity {
    rows = List.copyOf(rows);
  }

  static Activity of(Layer model, Tensor x) {
    return new Activity(Layers.outputs(model, x).layers().stream().map(Row::of).toList());
  }

  /// A table with a line for each layer.
  @Override
  public String toString() {
    var table = new ArrayList<List<String>>();
    table.add(List.of("layer", "", "spread", "mean", "deviation", "dead", "saturated"));
    for (Row row : rows) {
      table.add(
          List.of(
              row.name(),
              row.layer(),
              row.histogram().toString(),
              Words.number(row.mean()),
              Words.number(row.deviation()),
              row.dead().isEmpty() ? "" : row.dead().size() + " of " + row.units(),
              row.saturated() == 0 ? "" : Words.percent(row.saturated())));
    }
    return Table.of(3, table);
  }
}

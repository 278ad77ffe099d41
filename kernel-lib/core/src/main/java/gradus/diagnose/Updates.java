package gradus.diagnose;

import gradus.text.Table;
import gradus.train.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How far each step moves the weights, measured by their size: log₁₀(‖update‖ / ‖weight‖) of each
/// parameter. Made by [Diagnostics#updates].
///
/// Rule of thumb: about −3, a thousandth of the weight in each step. Karpathy, *Neural Networks:
/// Zero to Hero*, lecture 4, 2022. It holds for the weights of a network that still learns: a bias
/// starts near 0, and whoever has arrived hardly moves.
///
/// @param rows one for each parameter that moved, in order
public record Updates(List<Row> rows) {
  /// One parameter.
  ///
  /// @param name its place in the model, such as `0.weight`
  /// @param first log₁₀ of the ratio in the first tenth of the steps, their median
  /// @param last log₁₀ of the ratio in the last tenth
  public record Row(String name, double first, double last) {}

  /// Keeps a copy of the rows.
  public Updates {
    rows = List.copyOf(rows);
  }

  static Updates of(History history) {
    var rows = new ArrayList<Row>();
    for (String name : parameters(history)) {
      double[] ratios = ratios(history, name);
      if (ratios.length > 0) {
        int tenth = Math.max(1, ratios.length / 10);
        rows.add(
            new Row(
                name,
                Curve.median(ratios, 0, tenth),
                Curve.median(ratios, ratios.length - tenth, ratios.length)));
      }
    }
    return new Updates(rows);
  }

  /// The parameters whose weights and updates were recorded.
  static List<String> parameters(History history) {
    String ending = History.update("");
    return history.names().stream()
        .filter(name -> name.endsWith(ending))
        .map(name -> name.substring(0, name.length() - ending.length()))
        .filter(name -> history.has(History.weight(name)))
        .toList();
  }

  /// log₁₀(update / weight) of each step that moved it.
  static double[] ratios(History history, String parameter) {
    double[] updates = history.series(History.update(parameter)).values();
    double[] weights = history.series(History.weight(parameter)).values();
    return IntStream.range(0, Math.min(updates.length, weights.length))
        .filter(i -> updates[i] > 0 && weights[i] > 0)
        .mapToDouble(i -> Math.log10(updates[i] / weights[i]))
        .filter(Double::isFinite)
        .toArray();
  }

  /// A table with a line for each parameter.
  @Override
  public String toString() {
    var table = new ArrayList<List<String>>();
    table.add(List.of("log₁₀(update : weight)", "first", "last"));
    for (Row row : rows) {
      table.add(List.of(row.name(), one(row.first()), one(row.last())));
    }
    return Table.of(1, table);
  }

  private static String one(double value) {
    return "%.1f".formatted(value).replace('-', '−');
  }
}

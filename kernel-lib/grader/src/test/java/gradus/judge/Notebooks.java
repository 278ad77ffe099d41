package gradus.judge;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Notebook files for tests.
final class Notebooks {
  static final String TOTAL =
      """
      double total(double[] x, double[] w, double b) {
        double z = b;
        for (int i = 0; i < x.length; i++) z += x[i] * w[i];
        return z;
      }\
      """;
  static final String BEND = "double bend(double z) { return Math.abs(z); }";
  static final String SOFTMAX =
      """
      double[] softmax(double[] z) {
        double sum = 0;
        for (double one : z) sum += Math.exp(one);
        double[] p = new double[z.length];
        for (int i = 0; i < z.length; i++) p[i] = Math.exp(z[i]) / sum;
        return p;
      }\
      """;
  static final String TWICE = "Tensor twice(Tensor x) { return x.plus(x); }";
  static final String ANSWER = "var answer4 = 4;";

  /// All that is asked for, rightly done: 12 points.
  static final List<String> GOOD = List.of(TOTAL, BEND, SOFTMAX, TWICE, ANSWER);

  private Notebooks() {}

  /// A good notebook with some of its cells replaced.
  static List<String> goodBut(String... beforeAndAfter) {
    var cells = new ArrayList<>(GOOD);
    for (int i = 0; i < beforeAndAfter.length; i += 2) {
      int at = cells.indexOf(beforeAndAfter[i]);
      cells.set(at, beforeAndAfter[i + 1]);
    }
    return cells;
  }

  /// A good notebook with cells before it.
  static List<String> goodAfter(String... first) {
    var cells = new ArrayList<>(List.of(first));
    cells.addAll(GOOD);
    return cells;
  }

  static byte[] bytes(List<String> cells) {
    var list = new JsonArray();
    for (int i = 0; i < cells.size(); i++) {
      var cell = new JsonObject();
      cell.addProperty("cell_type", "code");
      cell.addProperty("id", "c" + i);
      cell.add("metadata", new JsonObject());
      cell.add("outputs", new JsonArray());
      cell.addProperty("source", cells.get(i));
      list.add(cell);
    }
    var notebook = new JsonObject();
    notebook.add("cells", list);
    notebook.add("metadata", new JsonObject());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    return notebook.toString().getBytes(StandardCharsets.UTF_8);
  }

  static NotebookFile file(List<String> cells) {
    return NotebookFile.of(bytes(cells));
  }
}

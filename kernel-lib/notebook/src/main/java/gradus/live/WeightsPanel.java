package gradus.live;

import gradus.diagnose.Histogram;
import gradus.nn.Layer;
import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The weight matrices of a model: small ones number by number as colors, large ones as histograms.
record WeightsPanel(List<Matrix> matrices) implements Panel {
  private static final int MOST = 3;
  private static final int MOST_ROWS = 64;
  private static final int TOP = 30;
  private static final int BINS = 24;

  /// The numbers of one.
  static final class Matrix {
    private final String name;
    private final int rows;
    private final int columns;
    private final double[] numbers;
    private @Nullable Histogram counted;

    Matrix(String name, int rows, int columns, double[] numbers) {
      this.name = name;
      this.rows = rows;
      this.columns = columns;
      this.numbers = numbers;
    }

    boolean isSmall() {
      return rows <= MOST_ROWS && columns <= MOST_ROWS;
    }

    /// Counted once, for the picture and its words, and not by who trains.
    synchronized Histogram histogram() {
      Histogram known = counted;
      if (known == null) {
        known = Histogram.of(numbers, BINS);
        counted = known;
      }
      return known;
    }

    private double[][] byRow() {
      var all = new double[rows][];
      for (int row = 0; row < rows; row++) {
        all[row] = Arrays.copyOfRange(numbers, row * columns, (row + 1) * columns);
      }
      return all;
    }

    @Override
    public String toString() {
      return "%s (%s, %s): %s".formatted(name, rows, columns, histogram());
    }
  }

  static WeightsPanel of(Layer model) {
    var matrices = new ArrayList<Matrix>();
    for (var entry : model.namedParameters().entrySet()) {
      Tensor weight = entry.getValue();
      if (weight.rank() >= 2 && matrices.size() < MOST) {
        int rows = weight.size(0);
        matrices.add(new Matrix(entry.getKey(), rows, weight.numel() / rows, weight.toArray()));
      }
    }
    return new WeightsPanel(List.copyOf(matrices));
  }

  @Override
  public String title() {
    return "The weights";
  }

  @Override
  public void draw(Scene scene) {
    double wide = (double) WIDTH / Math.max(1, matrices.size());
    for (int i = 0; i < matrices.size(); i++) {
      Matrix matrix = matrices.get(i);
      double left = wide * i + 14;
      double right = wide * (i + 1) - 10;
      scene.color(Palette.WEIGHT).label(left, 14, matrix.name);
      if (matrix.isSmall()) {
        scene.heat(left, TOP, right, HEIGHT - 12.0, matrix.byRow());
      } else {
        bars(scene, left, right, matrix.histogram());
      }
    }
  }

  private static void bars(Scene scene, double left, double right, Histogram histogram) {
    Bars.draw(scene, histogram, left, TOP, right, HEIGHT - 26.0);
    scene.color(Palette.FAINT_INK).label(left, HEIGHT - 12.0, Numbers.brief(histogram.low()));
    scene.text(right - 14, HEIGHT - 12.0, Numbers.brief(histogram.high()));
  }

  @Override
  public String toString() {
    var text = new StringBuilder(title());
    matrices.forEach(matrix -> text.append("\n").append(matrix));
    return text.toString();
  }
}

package gradus.scene;

import static gradus.scene.Scenes.scene;

import gradus.data.Dataset;
import gradus.notebook.Palette;
import java.util.Arrays;
import java.util.List;

/// The part of the plane around labelled points.
///
/// @param left the smallest x₁
/// @param right the largest x₁
/// @param low the smallest x₂
/// @param high the largest x₂
public record Plane(double left, double right, double low, double high) {
  private static final double SPACE = 0.5;

  /// Few colors make a small picture.
  private static final int BANDS = 20;

  private static final int MANY = 150;

  /// The plane around points, with space on all sides.
  ///
  /// @param points rows of two numbers
  /// @return the part of the plane
  public static Plane of(Dataset points) {
    double[] x = points.x().toArray();
    double[] across = {x[0], x[0]};
    double[] up = {x[1], x[1]};
    for (int i = 0; i < x.length; i += 2) {
      across = new double[] {Math.min(across[0], x[i]), Math.max(across[1], x[i])};
      up = new double[] {Math.min(up[0], x[i + 1]), Math.max(up[1], x[i + 1])};
    }
    double space = SPACE * Math.max(1e-3, Math.max(across[1] - across[0], up[1] - up[0]));
    return new Plane(across[0] - space, across[1] + space, up[0] - space, up[1] + space);
  }

  /// The plane that holds this one and another.
  ///
  /// @param other the other
  /// @return both
  public Plane around(Plane other) {
    return new Plane(
        Math.min(left, other.left),
        Math.max(right, other.right),
        Math.min(low, other.low),
        Math.max(high, other.high));
  }

  /// Makes sure that every point lies in the plane and is labelled 0 or 1.
  ///
  /// @param points the points
  /// @throws IllegalArgumentException if they do not
  public static void check(Dataset points) {
    if (points.x().rank() != 2 || points.x().size(1) != 2) {
      throw new IllegalArgumentException(
          "cannot draw points of shape %s: (n, 2) is needed, one row per point."
              .formatted(points.x().shape()));
    }
    if (Arrays.stream(points.labels()).anyMatch(label -> label < 0 || label > 1)) {
      throw new IllegalArgumentException(
          "cannot separate %s classes here: every point must be labelled 0 or 1."
              .formatted(Arrays.stream(points.labels()).distinct().count()));
    }
  }

  /// An empty drawing of the plane.
  ///
  /// @param names what the axes are called; x₁ and x₂ unless there are two
  /// @return the scene
  public Scene axes(List<String> names) {
    String x = names.size() == 2 ? names.getFirst() : "x₁";
    String y = names.size() == 2 ? names.getLast() : "x₂";
    return scene(420, 400).axes(x, left, right, y, low, high);
  }

  /// The middles of the cells of a square grid, row after row from the lowest.
  ///
  /// @param side how many cells a row has
  /// @return a point for each cell
  public double[][] grid(int side) {
    var places = new double[side * side][];
    for (int i = 0; i < places.length; i++) {
      int row = i / side;
      int column = i % side;
      places[i] =
          new double[] {
            left + (right - left) * (column + 0.5) / side, low + (high - low) * (row + 0.5) / side
          };
    }
    return places;
  }

  /// Colors the plane by what a model says: blue for 0, orange for 1, the stronger the surer.
  ///
  /// @param scene where
  /// @param says the probability of class 1 at each point of a [#grid]
  public void surface(Scene scene, double[] says) {
    int side = (int) Math.round(Math.sqrt(says.length));
    var rows = new double[side][side];
    for (int i = 0; i < says.length; i++) {
      rows[i / side][i % side] = Math.rint(BANDS * (says[i] - 0.5)) / BANDS;
    }
    scene.heat(left, low, right, high, rows);
  }

  /// Draws circles for 0 and squares for 1, smaller ones where they are many; those that a model
  /// has wrong are crossed out.
  ///
  /// @param scene where
  /// @param points the points
  /// @param says what the model says of each, 0 or 1
  public void points(Scene scene, Dataset points, double[] says) {
    double[] x = points.x().toArray();
    int[] labels = points.labels();
    double size = labels.length > MANY ? 0.6 : 1;
    double half = size * 0.017 * (right - left);
    double tall = size * 0.017 * (high - low);
    for (int i = 0; i < labels.length; i++) {
      double a = x[2 * i];
      double b = x[2 * i + 1];
      scene.pen(2.5 * size).color(labels[i] == 0 ? Palette.CLASS_0 : Palette.CLASS_1);
      if (labels[i] == 0) {
        scene.circle(a, b, 7 * size);
      } else {
        scene.box(a - half, b - tall, a + half, b + tall);
      }
      if (says[i] != labels[i]) {
        scene.color(Palette.ERROR);
        scene.line(a - 2 * half, b - 2 * tall, a + 2 * half, b + 2 * tall);
        scene.line(a - 2 * half, b + 2 * tall, a + 2 * half, b - 2 * tall);
      }
    }
  }
}

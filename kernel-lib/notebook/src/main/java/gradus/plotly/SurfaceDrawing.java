package gradus.plotly;

import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.scene.Sketch;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/// A surface seen from one side: what is behind is painted first.
record SurfaceDrawing(Grid grid) implements Sketch {
  private static final int WIDTH = PlotlyCharts.WIDTH;
  private static final int HEIGHT = PlotlyCharts.HEIGHT;
  private static final double ACROSS = 225;
  private static final double DOWN = 100;
  private static final double UP = 200;
  private static final int BEHIND = 205;
  private static final double STRONGEST = 0.75;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public String title() {
    return "The surface of " + grid.names()[2];
  }

  @Override
  public long missing() {
    return grid.missing();
  }

  /// From the unit cube to the paper; (0, 0) is the corner behind.
  private static Point2D seen(double x, double y, double z) {
    return new Point2D.Double(
        WIDTH / 2.0 + ACROSS * (x - y), BEHIND + DOWN * (x + y) - UP * (z - 0.25));
  }

  private double height(double z) {
    double low = grid.heights().min().orElse(0);
    double high = grid.heights().max().orElse(1);
    return high > low ? (z - low) / (high - low) : 0.5;
  }

  @Override
  public void draw(Scene words) {
    int n = Grid.SIDE - 1;
    words.color(Palette.INK);
    label(words, seen(1.1, 0.5, 0), grid.names()[1], grid.y()[0], grid.y()[n]);
    label(words, seen(0.5, 1.1, 0), grid.names()[0], grid.x()[0], grid.x()[n]);
    words.label(14, 18, grid.names()[2] + " from " + range());
  }

  @Override
  public void paint(Graphics2D pen) {
    Sketch.super.paint(pen);
    int n = Grid.SIDE - 1;
    double[][] heights = new double[n + 1][n + 1];
    for (int j = 0; j <= n; j++) {
      for (int i = 0; i <= n; i++) {
        heights[j][i] = height(grid.z()[j][i]);
      }
    }
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        paintTile(pen, heights, i, j);
      }
    }
  }

  private String range() {
    return "%s to %s"
        .formatted(
            Numbers.brief(grid.heights().min().orElse(Double.NaN)),
            Numbers.brief(grid.heights().max().orElse(Double.NaN)));
  }

  private static void label(Scene scene, Point2D at, String name, double from, double to) {
    scene.text(
        at.getX(),
        at.getY(),
        "%s: %s to %s".formatted(name, Numbers.brief(from), Numbers.brief(to)));
  }

  private static void paintTile(Graphics2D pen, double[][] heights, int i, int j) {
    int n = Grid.SIDE - 1;
    int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
    var tile = new Path2D.Double();
    double sum = 0;
    for (int[] corner : corners) {
      double z = heights[corner[1]][corner[0]];
      if (!Double.isFinite(z)) {
        return;
      }
      sum += z / 4;
      Point2D at = seen((double) corner[0] / n, (double) corner[1] / n, z);
      if (tile.getCurrentPoint() == null) {
        tile.moveTo(at.getX(), at.getY());
      } else {
        tile.lineTo(at.getX(), at.getY());
      }
    }
    tile.closePath();
    pen.setColor(tint(sum));
    pen.fill(tile);
    pen.setColor(Palette.FAINT_INK.color());
    pen.draw(tile);
  }

  /// Blue below, orange above.
  private static Color tint(double height) {
    Palette full = height < 0.5 ? Palette.CLASS_0 : Palette.CLASS_1;
    return Palette.PAPER.mixed(full, STRONGEST * Math.abs(2 * height - 1));
  }

  @Override
  public String toString() {
    return title() + "\n" + grid;
  }
}

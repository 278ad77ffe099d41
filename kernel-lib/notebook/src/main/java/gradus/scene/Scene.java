package gradus.scene;

import gradus.notebook.Drawing;
import gradus.notebook.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A drawing that is put together shape by shape; the [page on scenes][gradus.scene] has an
/// example.
///
/// A notebook shows it as PNG, SVG and text. Every color is dark enough to be read on paper, and
/// shapes are filled with a tint on which ink can be read; words, signs and dashes should say what
/// colors say, for those who cannot tell them apart. What is not finite is left out and
/// [counted][#missing].
public final class Scene implements Drawing {
  private static final float TEXT = 13f;
  private static final float SMALL = 11.5f;
  private static final double TINT = 0.16;
  private static final int LEFT = 56;
  private static final int BOTTOM = 46;
  private static final int EDGE = 16;

  private final int width;
  private final int height;
  private final List<Consumer<Graphics2D>> strokes = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String title = "Scene";
  private long missing;

  private Color color = Palette.INK.color();
  private BasicStroke pen = pen(2, false);
  private boolean isFilled;
  private Axis across;
  private Axis up;

  Scene(int width, int height) {
    if (width < 16 || height < 16) {
      throw new IllegalArgumentException(
          "cannot draw on %s × %s pixels: a scene needs 16 × 16 or more.".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    across = Axis.pixels(width);
    up = Axis.pixels(height);
  }

  /// Sets the color of what follows.
  ///
  /// @param color such as [Palette#WEIGHT]
  /// @return this scene
  public Scene color(Palette color) {
    this.color = color.color();
    return this;
  }

  /// Sets the width of the lines that follow, without dashes.
  ///
  /// @param width in pixels; 2 at first
  /// @return this scene
  public Scene pen(double width) {
    pen = pen(width, false);
    return this;
  }

  /// Has the lines that follow dashed.
  ///
  /// @param width in pixels
  /// @return this scene
  public Scene dashed(double width) {
    pen = pen(width, true);
    return this;
  }

  private static BasicStroke pen(double width, boolean dashed) {
    float @Nullable [] dash = dashed ? new float[] {7, 4} : null;
    return new BasicStroke(
        (float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
  }

  /// Fills the shapes that follow with a tint of the color.
  ///
  /// @return this scene
  public Scene filled() {
    isFilled = true;
    return this;
  }

  /// Leaves the shapes that follow empty.
  ///
  /// @return this scene
  public Scene hollow() {
    isFilled = false;
    return this;
  }

  /// Names the scene.
  ///
  /// @param title what it shows, in one line
  /// @return this scene
  public Scene title(String title) {
    this.title = title;
    return this;
  }

  /// Says something for those who cannot see the scene. What is written into it is said anyway.
  ///
  /// @param note a sentence with the numbers that matter
  /// @return this scene
  public Scene note(String note) {
    notes.add(note);
    return this;
  }

  /// Draws two axes, and lays their coordinates over the paper for what follows: x to the right, y
  /// upward.
  ///
  /// @param x the name of the horizontal axis
  /// @param left its left end
  /// @param right its right end
  /// @param y the name of the vertical axis
  /// @param low its lower end
  /// @param high its upper end
  /// @return this scene
  public Scene axes(String x, double left, double right, String y, double low, double high) {
    across = new Axis(x, left, right, LEFT, width - EDGE);
    up = new Axis(y, low, high, height - BOTTOM, EDGE);
    Axis a = across;
    Axis b = up;
    strokes.add(g -> Axes.paint(g, a, b, SMALL));
    notes.add("%s against %s".formatted(y, x));
    return this;
  }

  /// Draws a straight line.
  ///
  /// @param x0 where it starts
  /// @param y0 where it starts
  /// @param x1 where it ends
  /// @param y1 where it ends
  /// @return this scene
  public Scene line(double x0, double y0, double x1, double y1) {
    return isMissing(x0, y0, x1, y1)
        ? this
        : draw(new Line2D.Double(px(x0), py(y0), px(x1), py(y1)), false);
  }

  /// Draws an arrow.
  ///
  /// @param x0 where it starts
  /// @param y0 where it starts
  /// @param x1 where it points
  /// @param y1 where it points
  /// @return this scene
  public Scene arrow(double x0, double y0, double x1, double y1) {
    if (isMissing(x0, y0, x1, y1)) {
      return this;
    }
    double length = Math.hypot(px(x1) - px(x0), py(y1) - py(y0));
    double size = Math.min(length, 6 + 2.5 * pen.getLineWidth());
    if (length == 0) {
      return this;
    }
    double dx = (px(x1) - px(x0)) / length * size;
    double dy = (py(y1) - py(y0)) / length * size;
    var head = new Path2D.Double();
    head.moveTo(px(x1), py(y1));
    head.lineTo(px(x1) - dx - 0.45 * dy, py(y1) - dy + 0.45 * dx);
    head.lineTo(px(x1) - dx + 0.45 * dy, py(y1) - dy - 0.45 * dx);
    head.closePath();
    Color ink = color;
    draw(new Line2D.Double(px(x0), py(y0), px(x1) - 0.8 * dx, py(y1) - 0.8 * dy), false);
    strokes.add(g -> {
      g.setColor(ink);
      g.fill(head);
    });
    return this;
  }

  /// Draws a line through points. NaN and infinity leave a gap.
  ///
  /// @param xs where they are
  /// @param ys how high they are
  /// @return this scene
  public Scene curve(double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(
          "cannot draw a curve with %s xs and %s ys: every point needs both."
              .formatted(xs.length, ys.length));
    }
    var path = new Path2D.Double();
    boolean isDrawing = false;
    for (int i = 0; i < xs.length; i++) {
      if (isMissing(xs[i], ys[i])) {
        isDrawing = false;
      } else if (isDrawing) {
        path.lineTo(px(xs[i]), py(ys[i]));
      } else {
        path.moveTo(px(xs[i]), py(ys[i]));
        isDrawing = true;
      }
    }
    return path.getCurrentPoint() == null ? this : draw(path, false);
  }

  /// Draws a circle.
  ///
  /// @param x its middle
  /// @param y its middle
  /// @param radius in pixels
  /// @return this scene
  public Scene circle(double x, double y, double radius) {
    return isMissing(x, y, radius)
        ? this
        : draw(
            new Ellipse2D.Double(px(x) - radius, py(y) - radius, 2 * radius, 2 * radius), isFilled);
  }

  /// Draws a rectangle.
  ///
  /// @param x0 a corner
  /// @param y0 the same corner
  /// @param x1 the opposite corner
  /// @param y1 the opposite corner
  /// @return this scene
  public Scene box(double x0, double y0, double x1, double y1) {
    return isMissing(x0, y0, x1, y1) ? this : draw(between(x0, y0, x1, y1), isFilled);
  }

  private Rectangle2D between(double x0, double y0, double x1, double y1) {
    var box = new Rectangle2D.Double();
    box.setFrameFromDiagonal(px(x0), py(y0), px(x1), py(y1));
    return box;
  }

  /// Writes a line of text, with its middle at a place.
  ///
  /// @param x its middle
  /// @param y its middle
  /// @param text the text
  /// @return this scene
  public Scene text(double x, double y, String text) {
    return write(x, y, text, 0.5);
  }

  /// Writes a line of text that starts at a place.
  ///
  /// @param x its left end
  /// @param y its middle
  /// @param text the text
  /// @return this scene
  public Scene label(double x, double y, String text) {
    return write(x, y, text, 0);
  }

  private Scene write(double x, double y, String text, double share) {
    words.add(text);
    if (isMissing(x, y)) {
      return this;
    }
    double left = px(x);
    double middle = py(y);
    Color ink = color;
    strokes.add(g -> {
      g.setColor(ink);
      g.fill(Letters.of(text, TEXT, left, middle, share));
    });
    return this;
  }

  /// Draws numbers as colors: blue below zero, orange above, the stronger the farther from it. Up
  /// to 144 numbers are written too where they find room, so that colors are not needed to read
  /// them.
  ///
  /// @param x0 the left edge
  /// @param y0 the lower edge; in pixels the upper one
  /// @param x1 the right edge
  /// @param y1 the other edge
  /// @param values in rows, the first along `y0`
  /// @return this scene
  public Scene heat(double x0, double y0, double x1, double y1, double[][] values) {
    if (isMissing(x0, y0, x1, y1)) {
      return this;
    }
    var map = HeatMap.of(values);
    missing += map.missing();
    notes.add(map.toString());
    double left = px(x0);
    double first = py(y0);
    double right = px(x1);
    double last = py(y1);
    strokes.add(g -> map.paint(g, left, first, right, last, SMALL));
    return this;
  }

  private Scene draw(Shape shape, boolean fill) {
    Color ink = color;
    BasicStroke stroke = pen;
    strokes.add(g -> {
      if (fill) {
        g.setColor(Tints.of(ink, TINT));
        g.fill(shape);
      }
      g.setColor(ink);
      g.setStroke(stroke);
      g.draw(shape);
    });
    return this;
  }

  private double px(double x) {
    return across.pixel(x);
  }

  private double py(double y) {
    return up.pixel(y);
  }

  private boolean isMissing(double... numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        missing++;
        return true;
      }
    }
    return false;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public @Nullable Rectangle2D axes() {
    var place = new Rectangle2D.Double();
    place.setFrameFromDiagonal(across.start(), up.start(), across.end(), up.end());
    return place;
  }

  @Override
  public long missing() {
    return missing;
  }

  @Override
  public void paint(Graphics2D g) {
    g.setColor(Palette.PAPER.color());
    g.fill(new Rectangle2D.Double(0, 0, width, height));
    strokes.forEach(stroke -> stroke.accept(g));
  }

  /// The title, the notes and what is written in the scene.
  @Override
  public String toString() {
    String written = words.isEmpty() ? "" : "\nwritten: " + String.join(" · ", words);
    return notes.stream().map(note -> "\n" + note).collect(Collectors.joining("", title, written));
  }
}

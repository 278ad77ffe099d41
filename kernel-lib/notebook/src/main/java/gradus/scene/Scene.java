package gradus.scene;

import gradus.notebook.Drawing;
import gradus.notebook.Palette;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A drawing that is put together shape by shape, as the [page on scenes][gradus.scene] shows.
///
/// A notebook shows it as PNG, SVG and text. Every color is dark enough to be read on paper, and
/// shapes are filled with a tint on which ink can be read; words, signs and dashes should say what
/// colors say, for those who cannot tell them apart. What is not finite is left out and counted.
public final class Scene implements Drawing {
  private static final float TEXT = 13f;
  private static final float SMALL = 11.5f;

  private final int width;
  private final int height;
  private final Pen pen = new Pen();
  private final Coordinates at;
  private final List<String> words = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private String title = "Scene";

  Scene(int width, int height) {
    if (width < 16 || height < 16) {
      throw new IllegalArgumentException(
          "cannot draw on %s × %s pixels: a scene needs 16 × 16 or more.".formatted(width, height));
    }
    this.width = width;
    this.height = height;
    at = new Coordinates(width, height);
  }

  /// Sets the color of what follows.
  ///
  /// @param color such as [Palette#WEIGHT]
  /// @return this scene
  public Scene color(Palette color) {
    pen.color(color);
    return this;
  }

  /// Sets the width of the lines that follow, without dashes.
  ///
  /// @param width in pixels; 2 at first
  /// @return this scene
  public Scene pen(double width) {
    pen.width(width, false);
    return this;
  }

  /// Has the lines that follow dashed.
  ///
  /// @param width in pixels
  /// @return this scene
  public Scene dashed(double width) {
    pen.width(width, true);
    return this;
  }

  /// Fills the shapes that follow with a tint of the color.
  ///
  /// @return this scene
  public Scene filled() {
    pen.filling(true);
    return this;
  }

  /// Leaves the shapes that follow empty.
  ///
  /// @return this scene
  public Scene hollow() {
    pen.filling(false);
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
    at.lay(x, left, right, y, low, high);
    Axis a = at.across();
    Axis b = at.up();
    pen.add(g -> Axes.paint(g, a, b, SMALL));
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
    if (!at.isMissing(x0, y0, x1, y1)) {
      pen.line(new Line2D.Double(at.x(x0), at.y(y0), at.x(x1), at.y(y1)));
    }
    return this;
  }

  /// Draws an arrow.
  ///
  /// @param x0 where it starts
  /// @param y0 where it starts
  /// @param x1 where it points
  /// @param y1 where it points
  /// @return this scene
  public Scene arrow(double x0, double y0, double x1, double y1) {
    if (!at.isMissing(x0, y0, x1, y1)) {
      pen.arrow(at.x(x0), at.y(y0), at.x(x1), at.y(y1));
    }
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
    Path2D path = at.through(xs, ys);
    if (path.getCurrentPoint() != null) {
      pen.curve(path, xs.length);
    }
    return this;
  }

  /// Draws a circle.
  ///
  /// @param x its middle
  /// @param y its middle
  /// @param radius in pixels
  /// @return this scene
  public Scene circle(double x, double y, double radius) {
    if (!at.isMissing(x, y, radius)) {
      pen.shape(new Ellipse2D.Double(at.x(x) - radius, at.y(y) - radius, 2 * radius, 2 * radius));
    }
    return this;
  }

  /// Draws a rectangle.
  ///
  /// @param x0 a corner
  /// @param y0 the same corner
  /// @param x1 the opposite corner
  /// @param y1 the opposite corner
  /// @return this scene
  public Scene box(double x0, double y0, double x1, double y1) {
    if (!at.isMissing(x0, y0, x1, y1)) {
      pen.shape(at.between(x0, y0, x1, y1));
    }
    return this;
  }

  /// Draws bars side by side, as a histogram has them.
  ///
  /// @param x0 where the first begins
  /// @param x1 where the last ends
  /// @param foot where they stand
  /// @param tops where each ends
  /// @return this scene
  public Scene bars(double x0, double x1, double foot, double... tops) {
    pen.shape(at.bars(x0, x1, foot, tops));
    return this;
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
    if (!at.isMissing(x, y)) {
      double left = at.x(x);
      double middle = at.y(y);
      pen.blot(() -> Letters.of(text, TEXT, left, middle, share));
    }
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
    if (at.isMissing(x0, y0, x1, y1)) {
      return this;
    }
    var map = HeatMap.of(values);
    at.miss(map.missing());
    notes.add(map.toString());
    double left = at.x(x0);
    double first = at.y(y0);
    double right = at.x(x1);
    double last = at.y(y1);
    pen.add(g -> map.paint(g, left, first, right, last, SMALL));
    return this;
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
    return at.place();
  }

  @Override
  public long missing() {
    return at.missing();
  }

  @Override
  public void paint(Graphics2D g) {
    g.setColor(Palette.PAPER.color());
    g.fill(new Rectangle2D.Double(0, 0, width, height));
    pen.paint(g);
  }

  /// The title, the notes and what is written in the scene.
  @Override
  public String toString() {
    String written = words.isEmpty() ? "" : "\nwritten: " + String.join(" · ", words);
    return notes.stream().map(note -> "\n" + note).collect(Collectors.joining("", title, written));
  }
}

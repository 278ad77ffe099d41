package gradus.scene;

import gradus.notebook.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A pen, and what has been drawn with it so far, all in pixels. Color, width and dashes stay as
/// they are until they are changed.
final class Pen {
  private static final double TINT = 0.16;
  private static final int MANY = 100;

  private final List<Consumer<Graphics2D>> strokes = new ArrayList<>();
  private Color color = Palette.INK.color();
  private BasicStroke stroke = stroke(2, false);
  private boolean isFilling;

  void color(Palette color) {
    this.color = color.color();
  }

  void width(double width, boolean isDashed) {
    stroke = stroke(width, isDashed);
  }

  private static BasicStroke stroke(double width, boolean isDashed) {
    float @Nullable [] dash = isDashed ? new float[] {7, 4} : null;
    return stroke((float) width, BasicStroke.JOIN_ROUND, dash);
  }

  private static BasicStroke stroke(float width, int join, float @Nullable [] dash) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, join, 10f, dash, 0f);
  }

  void filling(boolean isFilling) {
    this.isFilling = isFilling;
  }

  /// Something that is painted in its own way.
  void add(Consumer<Graphics2D> paint) {
    strokes.add(paint);
  }

  /// A line along a shape.
  void line(Shape shape) {
    draw(shape, false, stroke);
  }

  /// A line through points. Where they are many, nobody sees how it turns in each, and round turns
  /// take half the time of a picture.
  void curve(Shape shape, int points) {
    draw(shape, false, points > MANY ? beveled() : stroke);
  }

  private BasicStroke beveled() {
    return stroke(stroke.getLineWidth(), BasicStroke.JOIN_BEVEL, stroke.getDashArray());
  }

  /// A line around a shape, which is filled with a tint if shapes are.
  void shape(Shape shape) {
    draw(shape, isFilling, stroke);
  }

  private void draw(Shape shape, boolean fill, BasicStroke along) {
    Color ink = color;
    strokes.add(g -> {
      if (fill) {
        g.setColor(Tints.of(ink, TINT));
        g.fill(shape);
      }
      g.setColor(ink);
      g.setStroke(along);
      g.draw(shape);
    });
  }

  /// A shape in the full color, made when it is painted: letters need a font, which is not
  /// everywhere.
  void blot(Supplier<Shape> shape) {
    Color ink = color;
    strokes.add(g -> {
      g.setColor(ink);
      g.fill(shape.get());
    });
  }

  /// A line with a head, which is larger where the line is wider.
  void arrow(double x0, double y0, double x1, double y1) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    double size = Math.min(length, 6 + 2.5 * stroke.getLineWidth());
    if (length == 0) {
      return;
    }
    double dx = (x1 - x0) / length * size;
    double dy = (y1 - y0) / length * size;
    var head = new Path2D.Double();
    head.moveTo(x1, y1);
    head.lineTo(x1 - dx - 0.45 * dy, y1 - dy + 0.45 * dx);
    head.lineTo(x1 - dx + 0.45 * dy, y1 - dy - 0.45 * dx);
    head.closePath();
    line(new Line2D.Double(x0, y0, x1 - 0.8 * dx, y1 - 0.8 * dy));
    blot(() -> head);
  }

  void paint(Graphics2D g) {
    strokes.forEach(stroke -> stroke.accept(g));
  }
}

package gradus.scene;

import gradus.notebook.Numbers;
import gradus.notebook.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;

/// Grid, numbers and names of two axes.
final class Axes {
  private Axes() {}

  static void paint(Graphics2D g, Axis x, Axis y, float size) {
    g.setStroke(new BasicStroke(1f));
    for (double tick : x.ticks()) {
      double at = x.pixel(tick);
      g.setColor(Palette.GRID.color());
      g.draw(new Line2D.Double(at, y.start(), at, y.end()));
      g.setColor(Palette.FAINT_INK.color());
      g.fill(Letters.of(Numbers.tick(tick), size, at, y.start() + size, 0.5));
    }
    for (double tick : y.ticks()) {
      double at = y.pixel(tick);
      g.setColor(Palette.GRID.color());
      g.draw(new Line2D.Double(x.start(), at, x.end(), at));
      g.setColor(Palette.FAINT_INK.color());
      g.fill(Letters.of(Numbers.tick(tick), size, x.start() - 6, at, 1));
    }
    g.setColor(Palette.INK.color());
    double middle = (x.start() + x.end()) / 2;
    g.fill(Letters.of(x.name(), size, middle, y.start() + 2.6 * size, 0.5));
    Shape upright = Letters.of(y.name(), size, 0, 0, 0.5);
    var turn = AffineTransform.getTranslateInstance(size, (y.start() + y.end()) / 2);
    turn.rotate(-Math.PI / 2);
    g.fill(turn.createTransformedShape(upright));
  }
}

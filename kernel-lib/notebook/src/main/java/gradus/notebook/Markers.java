package gradus.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleFunction;
import org.knowm.xchart.style.markers.Marker;

/// The shapes of points, one for each class, so that a picture can be read without color: disk,
/// square, triangle, diamond. A paper-colored rim keeps points apart where they overlap.
final class Markers {
  static final Marker[] ALL = {
    new Rimmed(r -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r)),
    new Rimmed(r -> polygon(r, 1, 1, -1, 1, -1, -1, 1, -1)),
    new Rimmed(r -> polygon(r, 0, -1.2, 1.15, 0.85, -1.15, 0.85)),
    new Rimmed(r -> polygon(r, 0, -1.3, 1.3, 0, 0, 1.3, -1.3, 0)),
  };

  private Markers() {}

  static Marker of(int n) {
    return ALL[n % ALL.length];
  }

  private static Shape polygon(double r, double... xy) {
    var path = new Path2D.Double();
    path.moveTo(r * xy[0], r * xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(r * xy[i], r * xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static final class Rimmed extends Marker {
    private final DoubleFunction<Shape> shape;

    Rimmed(DoubleFunction<Shape> shape) {
      this.shape = shape;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
      Color color = g.getColor();
      Shape here =
          AffineTransform.getTranslateInstance(x, y)
              .createTransformedShape(shape.apply(size * 0.45));
      g.fill(here);
      g.setColor(Palette.PAPER.color());
      g.setStroke(new BasicStroke(1.2f));
      g.draw(here);
      g.setColor(color);
    }
  }
}

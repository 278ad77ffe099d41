package gradus.gallery;

import gradus.notebook.Drawing;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/// Two drawings, one beside the other.
record Beside(Drawing left, Drawing right) implements Drawing {
  @Override
  public int width() {
    return left.width() + right.width();
  }

  @Override
  public int height() {
    return Math.max(left.height(), right.height());
  }

  @Override
  public String title() {
    return left.title() + "; " + right.title();
  }

  @Override
  public long missing() {
    return left.missing() + right.missing();
  }

  @Override
  public void paint(Graphics2D pen) {
    AffineTransform origin = pen.getTransform();
    left.paint(pen);
    pen.setTransform(origin);
    pen.translate(left.width(), 0);
    right.paint(pen);
  }

  @Override
  public String toString() {
    return left + "\n" + right;
  }
}

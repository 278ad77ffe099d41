package gradus.scene;

import gradus.notebook.Drawing;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Two drawings on one sheet, the second beside or below the first.
record Beside(Drawing first, Drawing second, boolean isBelow) implements Drawing {
  @Override
  public int width() {
    return isBelow ? Math.max(first.width(), second.width()) : first.width() + second.width();
  }

  @Override
  public int height() {
    return isBelow ? first.height() + second.height() : Math.max(first.height(), second.height());
  }

  @Override
  public String title() {
    return first.title() + "; " + second.title();
  }

  @Override
  public long missing() {
    return first.missing() + second.missing();
  }

  @Override
  public @Nullable Rectangle2D axes() {
    return first.axes();
  }

  @Override
  public void paint(Graphics2D pen) {
    AffineTransform origin = pen.getTransform();
    first.paint(pen);
    pen.setTransform(origin);
    pen.translate(isBelow ? 0 : first.width(), isBelow ? first.height() : 0);
    second.paint(pen);
  }

  @Override
  public String toString() {
    return first + "\n" + second;
  }
}

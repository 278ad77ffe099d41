package gradus.notebook;

import de.erichseifert.vectorgraphics2d.intermediate.commands.AffineTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.CreateCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DisposeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawImageCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawStringCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetClipCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetFontCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetPaintCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayDeque;

/// Writes a [Picture] as PNG.
final class PngWriter {
  private PngWriter() {}

  static byte[] write(Picture picture, int scale) {
    var image =
        new BufferedImage(
            picture.width() * scale, picture.height() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(Palette.PAPER.color());
    canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
    canvas.scale(scale, scale);
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    replay(picture, canvas);
    canvas.dispose();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return IndexedPng.write(FewColors.of(pixels), image.getWidth(), image.getHeight());
  }

  private static void replay(Picture picture, Graphics2D page) {
    var canvases = new ArrayDeque<Graphics2D>();
    canvases.push(page);
    AffineTransform origin = page.getTransform();
    for (Command<?> command : picture.commands()) {
      Graphics2D g = canvases.element();
      switch (command) {
        case CreateCommand _ -> canvases.push((Graphics2D) g.create());
        case DisposeCommand _ -> canvases.pop().dispose();
        case SetColorCommand set -> g.setColor(set.getValue());
        case SetPaintCommand set -> g.setPaint(set.getValue());
        case SetStrokeCommand set -> g.setStroke(set.getValue());
        case SetFontCommand set -> g.setFont(set.getValue());
        case SetClipCommand set -> g.setClip(set.getValue());
        case SetTransformCommand set -> {
          g.setTransform(origin);
          g.transform(set.getValue());
        }
        case AffineTransformCommand change -> g.transform(change.getValue());
        case DrawShapeCommand draw -> g.draw(draw.getValue());
        case FillShapeCommand fill -> g.fill(fill.getValue());
        case DrawStringCommand draw ->
            g.drawString(draw.getValue(), (float) draw.getX(), (float) draw.getY());
        case DrawImageCommand draw ->
            g.drawImage(
                draw.getValue(),
                (int) draw.getX(),
                (int) draw.getY(),
                (int) draw.getWidth(),
                (int) draw.getHeight(),
                null);
        default -> {} // rendering hints and composites, which charts do without
      }
    }
  }
}

package gradus.notebook;

import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.MutableCommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.jspecify.annotations.Nullable;

/// Makes one path of lines that go on where the last one ended.
///
/// XChart draws a curve as hundreds of lines, setting color and stroke for each. Dashes would begin
/// anew in each of them and never be seen, and the SVG would be five times as long.
final class LineJoiner {
  private final MutableCommandSequence result = new MutableCommandSequence();
  private @Nullable Color color;
  private @Nullable Stroke stroke;
  private @Nullable Path2D path;

  CommandSequence join(CommandSequence commands) {
    for (Command<?> command : commands) {
      switch (command) {
        case DrawShapeCommand draw when draw.getValue() instanceof Line2D line -> add(line);
        case SetColorCommand set when set.getValue().equals(color) -> {} // set already
        case SetStrokeCommand set when set.getValue().equals(stroke) -> {}
        default -> add(command);
      }
    }
    endPath();
    return result;
  }

  private void add(Line2D line) {
    if (path != null && line.getP1().equals(path.getCurrentPoint())) {
      path.lineTo(line.getX2(), line.getY2());
    } else {
      endPath();
      path = new Path2D.Double(line);
    }
  }

  private void add(Command<?> command) {
    endPath();
    switch (command) {
      case SetColorCommand set -> color = set.getValue();
      case SetStrokeCommand set -> stroke = set.getValue();
      default -> {}
    }
    result.add(command);
  }

  private void endPath() {
    if (path != null) {
      result.add(new DrawShapeCommand(path));
      path = null;
    }
  }
}

package gradus.notebook;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import org.knowm.xchart.internal.chartpart.Chart;

/// A chart, painted once into a list of drawing commands, from which [PNG][PngWriter] and
/// [SVG][SvgWriter] are both written. So the two formats cannot differ.
record Picture(int width, int height, CommandSequence commands) {

  static Picture of(Chart<?, ?> chart) {
    var canvas = new VectorGraphics2D();
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
    var commands = new LineJoiner().join(canvas.getCommands());
    return new Picture(chart.getWidth(), chart.getHeight(), commands);
  }
}

package gradus.notebook;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import java.awt.geom.Rectangle2D;
import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;

/// A picture, painted once into a list of drawing commands, from which PNG and SVG are both
/// written. So the two formats cannot differ.
///
/// @param width in pixels of the page
/// @param height in pixels of the page
/// @param title what it shows, in one line
/// @param text what it shows in words and numbers
/// @param missing how many of its numbers are not finite and cannot be drawn
/// @param axes where its first axes are, in shares of width and height; null if nobody knows
/// @param commands how it is drawn
public record Picture(
    int width,
    int height,
    String title,
    String text,
    long missing,
    @Nullable Rectangle2D axes,
    CommandSequence commands) {
  /// Sharp on today's screens: two pixels of the PNG for one on the page.
  public static final int FINE = 2;

  /// A quarter of the work, for a picture that will soon be replaced.
  public static final int COARSE = 1;

  /// Whether something can be drawn.
  ///
  /// @param value anything
  /// @return whether it is a [Plot], an XChart chart or a [Drawing]
  public static boolean canDraw(Object value) {
    return value instanceof Plot || value instanceof Chart || value instanceof Drawing;
  }

  /// Paints something.
  ///
  /// @param drawable a [Plot], an XChart chart or a [Drawing]
  /// @return the picture
  /// @throws IllegalArgumentException if it is something else
  public static Picture of(Object drawable) {
    Fonts.font(12); // before the first drawing, or say why there can be none
    var canvas = new VectorGraphics2D();
    if (drawable instanceof Drawing drawing) {
      drawing.paint(canvas);
      return new Picture(
          drawing.width(),
          drawing.height(),
          drawing.title(),
          drawing.toString(),
          drawing.missing(),
          share(drawing),
          canvas.getCommands());
    }
    Chart<?, ?> chart = drawable instanceof Plot plot ? plot.xchart() : chart(drawable);
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
    String text = textOf(drawable);
    String title =
        drawable instanceof Plot plot ? plot.heading() : text.lines().findFirst().orElse("");
    var commands = new LineJoiner().join(canvas.getCommands());
    long missing = drawable instanceof Plot plot ? plot.missing() : 0;
    return new Picture(chart.getWidth(), chart.getHeight(), title, text, missing, null, commands);
  }

  private static @Nullable Rectangle2D share(Drawing drawing) {
    Rectangle2D axes = drawing.axes();
    return axes == null
        ? null
        : new Rectangle2D.Double(
            axes.getX() / drawing.width(),
            axes.getY() / drawing.height(),
            axes.getWidth() / drawing.width(),
            axes.getHeight() / drawing.height());
  }

  private static Chart<?, ?> chart(Object drawable) {
    if (drawable instanceof Chart<?, ?> chart) {
      return chart;
    }
    throw new IllegalArgumentException(
        "cannot draw a %s: a picture is a plot, a chart or a scene."
            .formatted(drawable.getClass().getSimpleName()));
  }

  /// What a picture would say in words, without drawing it.
  static String textOf(Object drawable) {
    return drawable instanceof Chart<?, ?> chart ? Words.of(chart) : String.valueOf(drawable);
  }

  /// The picture as PNG.
  ///
  /// @param scale how many pixels for one on the page: [#FINE] or [#COARSE]
  /// @return the file
  public byte[] png(int scale) {
    return PngWriter.write(this, scale);
  }

  /// The picture as SVG, with its title and its text inside.
  ///
  /// @return an element for HTML, and a file for most programs
  public String svg() {
    return SvgWriter.write(this, title, text);
  }

  /// Its text in one line, for those who do not see it.
  ///
  /// @return what goes into `alt`
  public String alt() {
    return text.replace('\n', ' ');
  }

  /// The picture as an element of a page, with [#alt].
  ///
  /// @param scale as for [#png]
  /// @return an `<img>` that holds the PNG
  public String html(int scale) {
    return html(base64(scale));
  }

  private String html(String png) {
    return """
    <img decoding="sync" alt="%s" width="%s" height="%s" src="data:image/png;base64,%s">\
    """
        .formatted(Html.escape(alt()), width, height, png);
  }

  /// The PNG as text, as a page and a notebook keep it.
  ///
  /// @param scale as for [#png]
  /// @return the file in Base64
  public String base64(int scale) {
    return Base64.getEncoder().encodeToString(png(scale));
  }

  /// The picture for a notebook, as text and PNG.
  ///
  /// @param scale as for [#png]
  /// @return what a front end needs to show it
  public DisplayData bundle(int scale) {
    return bundle(base64(scale));
  }

  /// The picture for a notebook, as text, PNG and [#html]: nbconvert leaves out the words that
  /// belong to a bare PNG.
  ///
  /// @param scale as for [#png]
  /// @return what a front end needs to show it
  public DisplayData bundleWithHtml(int scale) {
    String png = base64(scale);
    DisplayData data = bundle(png);
    data.putHTML(html(png));
    return data;
  }

  private DisplayData bundle(String png) {
    DisplayData data = Bundle.text(text);
    data.putData("image/png", png);
    data.putMetaData("image/png", Map.of("width", width, "height", height, "alt", title));
    return data;
  }
}

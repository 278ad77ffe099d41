package gradus.notebook;

import java.util.Base64;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.knowm.xchart.internal.chartpart.Chart;

/// What a cell shows, in every form that a reader may need: text always, a picture or HTML with it.
///
/// An untrusted notebook shows no SVG, GitHub no styles, a terminal no picture; each finds a form
/// that it can show.
final class Bundle {
  private Bundle() {}

  static DisplayData text(String text) {
    var data = new DisplayData();
    data.putText(text);
    return data;
  }

  static DisplayData html(String text, String html) {
    DisplayData data = text(text);
    data.putHTML(html);
    return data;
  }

  static DisplayData of(Plot plot) {
    return of(plot, true);
  }

  /// A plot.
  ///
  /// @param still whether it will stay as it is; a picture that moves does without SVG and with
  ///   fewer pixels
  static DisplayData of(Plot plot, boolean still) {
    String why = Fonts.whyNoPicture();
    return why == null
        ? picture(plot.xchart(), plot.heading(), plot.toString(), still)
        : text(plot + "\n" + why);
  }

  static DisplayData of(Chart<?, ?> chart) {
    String text = Words.of(chart);
    return picture(chart, text.lines().findFirst().orElse(""), text, true);
  }

  private static DisplayData picture(Chart<?, ?> chart, String title, String text, boolean still) {
    Picture picture = Picture.of(chart);
    byte[] png = PngWriter.write(picture, still ? PngWriter.FINE : PngWriter.COARSE);
    DisplayData data = text(text);
    data.putData("image/png", Base64.getEncoder().encodeToString(png));
    data.putMetaData("image/png", Map.of("width", picture.width(), "height", picture.height()));
    if (still) {
      data.putSVG(SvgWriter.write(picture, title, text));
    }
    return data;
  }
}

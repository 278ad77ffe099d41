package gradus.notebook;

import org.dflib.jjava.jupyter.kernel.display.DisplayData;

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

  static DisplayData of(Object drawable) {
    return of(drawable, true);
  }

  /// A plot, a chart or a drawing.
  ///
  /// @param still whether it will stay as it is; a picture that moves does without SVG and with
  ///   fewer pixels
  static DisplayData of(Object drawable, boolean still) {
    String why = Fonts.whyNoPicture();
    if (why != null) {
      return text(Picture.textOf(drawable) + "\n" + why);
    }
    Picture picture = Picture.of(drawable);
    DisplayData data = picture.bundle(still ? Picture.FINE : Picture.COARSE);
    if (still) {
      data.putSVG(picture.svg());
    }
    return data;
  }
}

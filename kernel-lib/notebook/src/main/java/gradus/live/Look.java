package gradus.live;

import gradus.figure.Stage;
import gradus.figure.Stage.Scenery;
import gradus.notebook.Picture;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.jspecify.annotations.Nullable;

/// Something to paint, and what it means.
///
/// @param drawable a plot, a chart or a drawing
/// @param text where the training stands
/// @param isLast whether nothing will move for now, so that the picture should be sharp
record Look(Object drawable, String text, boolean isLast) {
  static final String NOT_DRAWN = "\nThe picture cannot be drawn: ";

  /// @throws IllegalArgumentException if it is nothing to paint
  static Object requireDrawable(@Nullable Object seen) {
    if (seen == null || !Picture.canDraw(seen)) {
      throw new IllegalArgumentException(
          "a picture is a plot, a chart or a scene, and this is a %s."
              .formatted(seen == null ? "null" : seen.getClass().getSimpleName()));
    }
    return seen;
  }

  Scenery scenery() {
    Picture painted = Picture.of(drawable);
    return new Scenery(painted, text, () -> lasting(painted));
  }

  private DisplayData lasting(Picture painted) {
    DisplayData data = painted.bundle(isLast ? Picture.FINE : Picture.COARSE);
    data.putText(text + "\n" + painted.text());
    data.putHTML(Stage.lasting("A training", painted, text, null));
    return data;
  }
}

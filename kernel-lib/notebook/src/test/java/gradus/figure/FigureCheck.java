package gradus.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.notebook.Picture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/// Drives the knobs of any figure without a browser.
///
/// `FigureCheck.of(figure)` turns every knob from end to end, the others at their start, then sets
/// all combinations of ends; every frame must render in all formats and say what it shows. Then
/// come values that no hand can set: NaN, infinity, far outside. They must give a frame, and never
/// an exception.
public final class FigureCheck {
  private static final int STEPS = 5;
  private static final int CORNERS = 16;

  private FigureCheck() {}

  /// Checks a figure.
  ///
  /// @param figure the figure
  /// @return the frames that hands can reach, for the test to check what they say
  public static List<Frame> of(Figure figure) {
    var frames = new ArrayList<Frame>();
    for (Object[] setting : settings(figure)) {
      Frame frame = figure.frame(setting);
      assertFalse(frame.isTrouble(), frame::toString);
      assertRendersInAllFormats(frame);
      frames.add(frame);
    }
    extremes(figure).forEach(setting -> assertRendersInAllFormats(figure.frame(setting)));
    Frame start = figure.start();
    Frames saved = Frames.of(figure, Frames.MOST_BYTES);
    String html = saved.html(start);
    assertTrue(html.length() <= Frames.MOST_BYTES + 100_000, "the saved figure is too large");
    assertFalse(html.matches("(?s).*(src|href)=.https?:.*"), "the saved figure needs a network");
    return frames;
  }

  private static List<Object[]> settings(Figure figure) {
    var settings = new ArrayList<Object[]>();
    Object[] start = start(figure);
    settings.add(start);
    for (int i = 0; i < start.length; i++) {
      for (Object value : figure.knobs().get(i).sample(STEPS)) {
        Object[] one = start.clone();
        one[i] = value;
        settings.add(one);
      }
    }
    List<List<?>> ends = new ArrayList<>();
    for (Knob<?> knob : figure.knobs()) {
      ends.add(List.of(knob.valueAt(0), knob.valueAt(knob.positions() - 1)));
    }
    settings.addAll(
        new Sampler(figure.knobs(), ends, false).settings().stream().limit(CORNERS).toList());
    return settings;
  }

  private static List<Object[]> extremes(Figure figure) {
    var settings = new ArrayList<Object[]>();
    Object[] start = start(figure);
    for (int i = 0; i < start.length; i++) {
      for (Object value : extremes(figure.knobs().get(i))) {
        Object[] one = start.clone();
        one[i] = value;
        settings.add(one);
      }
    }
    return settings;
  }

  private static List<Object> extremes(Knob<?> knob) {
    return switch (knob) {
      case Slider _ ->
          List.of(
              Double.NaN,
              Double.POSITIVE_INFINITY,
              Double.NEGATIVE_INFINITY,
              1e300,
              -1e300,
              1e-300);
      case Count _, Press _, Playback _ -> List.of(-1, 0, 1_000_000);
      case Toggle _, Choice<?> _, Dots _ -> List.of();
    };
  }

  private static Object[] start(Figure figure) {
    return figure.knobs().stream().<Object>map(Knob::start).toArray();
  }

  private static void assertRendersInAllFormats(Frame frame) {
    Picture picture = frame.picture();
    try {
      var image = ImageIO.read(new ByteArrayInputStream(picture.png(Picture.COARSE)));
      assertNotNull(image, "no PNG");
      assertEquals(picture.width(), image.getWidth());
      assertEquals(picture.height(), image.getHeight());
    } catch (IOException e) {
      throw new AssertionError("no PNG at " + frame.values(), e);
    }
    assertWellFormed(picture.svg());
    assertFalse(picture.title().isBlank(), "a picture without a title");
    assertFalse(picture.text().isBlank(), "a picture without words");
  }

  private static void assertWellFormed(String xml) {
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("no SVG", e);
    }
  }
}

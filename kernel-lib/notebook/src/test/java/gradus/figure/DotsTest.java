package gradus.figure;

import static gradus.figure.Figures.dots;
import static gradus.figure.Figures.figure;
import static gradus.scene.Scenes.beside;
import static gradus.scene.Scenes.scene;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.figure.Dots.Dot;
import gradus.notebook.Drawing;
import gradus.notebook.Picture;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DotsTest {
  private final Dots dots = dots("points", "x", -1, 1, "y", 0, 10);
  private final Drawing picture = scene(400, 200).axes("x", -1, 1, "y", 0, 10);

  private DotControls controls(Drawing drawn) {
    return new DotControls(dots, () -> {}, Picture.of(drawn)::axes);
  }

  /// The axes of a scene of 400 × 200 pixels go from 56 to 384 and from 154 up to 16.
  private static String click(double x, double y, double width, double height) {
    return "%s %s 0 1".formatted(x / width, y / height);
  }

  @Test
  void aClickBecomesThePointUnderIt() {
    var controls = controls(picture);
    controls.click(click(56, 154, 400, 200));
    controls.click(click(384, 16, 400, 200).replace(" 0 1", " 1 2"));
    assertEquals(2, controls.value().size());
    assertNear(new Dot(-1, 0, 0), controls.value().getFirst());
    assertNear(new Dot(1, 10, 1), controls.value().getLast());
  }

  private static void assertNear(Dot expected, Dot actual) {
    assertEquals(expected.x(), actual.x(), 1e-9);
    assertEquals(expected.y(), actual.y(), 1e-9);
    assertEquals(expected.label(), actual.label());
  }

  @Test
  void ofTwoDrawingsTheFirstIsClicked() {
    var controls = controls(beside(picture, scene(400, 300)));
    controls.click(click(220, 85, 800, 300));
    assertNear(new Dot(0, 5, 0), controls.value().getFirst());
  }

  @Test
  void aClickBesideTheAxesIsNone() {
    var controls = controls(picture);
    controls.click(click(10, 85, 400, 200));
    controls.click(click(220, 190, 400, 200));
    controls.click("nonsense");
    controls.click("a b c d");
    assertEquals(List.of(), controls.value());
  }

  @Test
  void aFigureGetsTheListOfPoints() {
    Figure figure =
        figure(dots, points -> Figures.captioned(scene(90, 90), "%s points", points.size()));
    FigureCheck.of(figure);
    assertEquals("0 points", figure.start().text());
    assertEquals("2 points", figure.frame(List.of(new Dot(0, 0, 0), new Dot(1, 1, 1))).text());
    assertEquals("points = 1 point", figure.frame(List.of(new Dot(0, 0, 0))).values().toString());
  }

  @Test
  void whatIsNoListOfPointsIsRefused() {
    String message =
        Objects.requireNonNull(
            assertThrows(IllegalArgumentException.class, () -> dots.read(List.of("one")))
                .getMessage());
    assertEquals("cannot set the knob \"points\" to [one]: it takes a list of points.", message);
    message =
        Objects.requireNonNull(
            assertThrows(IllegalArgumentException.class, () -> dots("points", "x", 1, 1, "y", 0, 1))
                .getMessage());
    assertEquals(
        "cannot put \"points\" into a picture from 1 to 1 and 0 to 1: the left end must be the"
            + " smaller, and all finite.",
        message);
  }
}

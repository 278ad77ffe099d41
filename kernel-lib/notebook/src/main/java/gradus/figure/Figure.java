package gradus.figure;

import gradus.notebook.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Knobs, and a function from their values to a picture. Made by [Figures], where the page on
/// figures is.
public final class Figure {
  /// Enough for a picture at every place that the eye can tell on a small slider.
  private static final int FRAMES = 24;

  private final List<Knob<?>> knobs;
  private final Function<Values, ?> function;
  private String title = "";
  private int frames = FRAMES;

  Figure(List<? extends Knob<?>> knobs, Function<Values, ?> function) {
    this.knobs = List.copyOf(knobs);
    this.function = function;
    long names = knobs.stream().map(Knob::name).filter(name -> !name.isBlank()).distinct().count();
    if (knobs.isEmpty() || names < knobs.size()) {
      throw new IllegalArgumentException(
          "cannot make a figure with the knobs %s: there must be one, and each needs a name of its own."
              .formatted(knobs.stream().map(Knob::name).toList()));
    }
  }

  /// Names the figure, for those who cannot see it and for the saved page.
  ///
  /// @param title what it shows
  /// @return this figure
  public Figure title(String title) {
    this.title = title;
    return this;
  }

  /// Sets how many pictures are drawn beforehand for the saved notebook. A function that takes long
  /// wants few: each is one call, when the figure is shown.
  ///
  /// @param most how many at most; 1 for none but the first
  /// @return this figure
  /// @throws IllegalArgumentException if it is below 1
  public Figure frames(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "cannot save %s frames: 1 or more are needed.".formatted(most));
    }
    frames = most;
    return this;
  }

  /// The knobs.
  ///
  /// @return in the order of the function's arguments
  public List<Knob<?>> knobs() {
    return knobs;
  }

  /// What the figure shows.
  ///
  /// @return the title, or the names of the knobs
  public String title() {
    return title.isEmpty()
        ? "Figure with " + String.join(", ", knobs.stream().map(Knob::name).toList())
        : title;
  }

  int frames() {
    return frames;
  }

  /// The figure as it opens.
  ///
  /// @return the frame at the start of all knobs
  public Frame start() {
    return frame(knobs.stream().<Object>map(Knob::start).toArray());
  }

  /// The figure at any setting, also one that no hand could make.
  ///
  /// @param values one for each knob, in their order; numbers may be NaN or out of range
  /// @return the frame, which says so if the function fails
  /// @throws IllegalArgumentException if there are more or fewer values than knobs, or one is of
  ///   the wrong type
  public Frame frame(Object... values) {
    if (values.length != knobs.size()) {
      throw new IllegalArgumentException(
          "cannot set %s knobs to %s values: there must be one for each of %s."
              .formatted(knobs.size(), values.length, knobs.stream().map(Knob::name).toList()));
    }
    var read = new ArrayList<Object>();
    for (int i = 0; i < values.length; i++) {
      read.add(knobs.get(i).read(values[i]));
    }
    return frame(new Values(knobs, read));
  }

  private Frame frame(Values values) {
    try {
      Object seen = function.apply(values);
      if (seen == null) {
        throw new IllegalStateException("the function returned nothing");
      }
      Object drawable = seen instanceof Captioned both ? both.picture() : seen;
      Picture picture = Picture.of(drawable);
      String text = seen instanceof Captioned both ? both.text() : "";
      return new Frame(values, picture, text + missing(picture, text), false);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      // Whatever goes wrong at one setting is to be seen there, and the knobs lead out of it.
      Picture picture = Picture.of(Trouble.of(e, values));
      return new Frame(values, picture, "", true);
    }
  }

  private static String missing(Picture picture, String text) {
    long n = picture.missing();
    return n == 0
        ? ""
        : "%s%s not finite (NaN or infinite) and cannot be drawn."
            .formatted(text.isEmpty() ? "" : "\n", n == 1 ? "1 value is" : n + " values are");
  }

  /// What the figure shows as it opens, in words and numbers.
  @Override
  public String toString() {
    Frame start = start();
    return "%s, at %s\n%s".formatted(title(), start.values(), start);
  }
}

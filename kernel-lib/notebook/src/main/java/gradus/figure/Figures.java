package gradus.figure;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes figures and their knobs. A notebook can name all of this without an import; the [page on
/// figures][gradus.figure] teaches it in one example.
public final class Figures {
  private Figures() {}

  /// A function of three knobs.
  ///
  /// @param <A> the type of the first value
  /// @param <B> the type of the second value
  /// @param <C> the type of the third value
  public interface OfThree<A, B, C> {
    /// What is to be seen.
    ///
    /// @param a the first value
    /// @param b the second value
    /// @param c the third value
    /// @return a picture, or one with a caption
    Object apply(A a, B b, C c);
  }

  /// A function of four knobs.
  ///
  /// @param <A> the type of the first value
  /// @param <B> the type of the second value
  /// @param <C> the type of the third value
  /// @param <D> the type of the fourth value
  public interface OfFour<A, B, C, D> {
    /// What is to be seen.
    ///
    /// @param a the first value
    /// @param b the second value
    /// @param c the third value
    /// @param d the fourth value
    /// @return a picture, or one with a caption
    Object apply(A a, B b, C c, D d);
  }

  /// A figure with one knob.
  ///
  /// `figure(slider("rate", 0.01, 1.1), rate -> plot(descend(f, rate)))`
  ///
  /// @param <A> the type of its value
  /// @param a the knob
  /// @param function from the value to a plot, a chart, a scene, or one of these with [#captioned]
  /// @return the figure
  public static <A> Figure figure(Knob<A> a, Function<A, ?> function) {
    return new Figure(List.of(a), v -> function.apply(a.read(v.at(0))));
  }

  /// A figure with two knobs.
  ///
  /// @param <A> the type of the first value
  /// @param <B> the type of the second value
  /// @param a the first knob
  /// @param b the second knob
  /// @param function from the values to what is to be seen
  /// @return the figure
  public static <A, B> Figure figure(Knob<A> a, Knob<B> b, BiFunction<A, B, ?> function) {
    return new Figure(List.of(a, b), v -> function.apply(a.read(v.at(0)), b.read(v.at(1))));
  }

  /// A figure with three knobs.
  ///
  /// @param <A> the type of the first value
  /// @param <B> the type of the second value
  /// @param <C> the type of the third value
  /// @param a the first knob
  /// @param b the second knob
  /// @param c the third knob
  /// @param function from the values to what is to be seen
  /// @return the figure
  public static <A, B, C> Figure figure(
      Knob<A> a, Knob<B> b, Knob<C> c, OfThree<A, B, C> function) {
    return new Figure(
        List.of(a, b, c), v -> function.apply(a.read(v.at(0)), b.read(v.at(1)), c.read(v.at(2))));
  }

  /// A figure with four knobs.
  ///
  /// @param <A> the type of the first value
  /// @param <B> the type of the second value
  /// @param <C> the type of the third value
  /// @param <D> the type of the fourth value
  /// @param a the first knob
  /// @param b the second knob
  /// @param c the third knob
  /// @param d the fourth knob
  /// @param function from the values to what is to be seen
  /// @return the figure
  public static <A, B, C, D> Figure figure(
      Knob<A> a, Knob<B> b, Knob<C> c, Knob<D> d, OfFour<A, B, C, D> function) {
    return new Figure(
        List.of(a, b, c, d),
        v -> function.apply(a.read(v.at(0)), b.read(v.at(1)), c.read(v.at(2)), d.read(v.at(3))));
  }

  /// A figure with any number of knobs.
  ///
  /// `figure(List.of(slider("rate", 0, 1), toggle("bias")), v -> … v.number("rate") …)`
  ///
  /// @param knobs the knobs
  /// @param function from their values, by name, to what is to be seen
  /// @return the figure
  public static Figure figure(List<? extends Knob<?>> knobs, Function<Values, ?> function) {
    return new Figure(knobs, function);
  }

  /// A picture with a line of text below it.
  ///
  /// @param picture a plot, an XChart chart or a scene
  /// @param pattern as in [String#format(String, Object...)], with a point for the fraction in
  ///   every country
  /// @param values what stands in the pattern's places
  /// @return both, for a figure's function to return
  @SuppressWarnings("AnnotateFormatMethod") // no cell is compiled by what reads that annotation
  public static Captioned captioned(Object picture, String pattern, Object... values) {
    return new Captioned(
        picture, values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values));
  }

  /// A knob over real numbers: a hundred steps, starting at the left end.
  ///
  /// @param name what it is called
  /// @param min its left end
  /// @param max its right end
  /// @return the knob; [Slider#at] and [Slider#step] change start and steps
  public static Slider slider(String name, double min, double max) {
    return new Slider(name, min, max);
  }

  /// A knob over whole numbers, starting at the left end.
  ///
  /// @param name what it is called
  /// @param min its left end
  /// @param max its right end
  /// @return the knob; [Count#from] changes the start
  public static Count count(String name, int min, int max) {
    return new Count(name, min, max, min);
  }

  /// A choice among texts, starting with the first.
  ///
  /// @param name what it is called
  /// @param options what can be chosen
  /// @return the knob
  public static Choice<String> choice(String name, String... options) {
    return choice(name, List.of(options));
  }

  /// A choice among anything, starting with the first.
  ///
  /// @param <T> what can be chosen; the reader sees its `toString`
  /// @param name what it is called
  /// @param options what can be chosen
  /// @return the knob; [Choice#with] changes the start
  public static <T> Choice<T> choice(String name, List<T> options) {
    if (options.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot make the choice \"%s\" of nothing: give it two options or more.".formatted(name));
    }
    return new Choice<>(name, options, options.getFirst());
  }

  /// A switch that is off at first.
  ///
  /// @param name what it switches
  /// @return the knob; [Toggle#on] has it on
  public static Toggle toggle(String name) {
    return new Toggle(name, false);
  }

  /// A button, whose value is how often it was pressed.
  ///
  /// @param name what stands on it
  /// @return the knob
  public static Press press(String name) {
    return new Press(name, 3);
  }

  /// Points that the reader puts into the picture, by clicks or by two sliders and a button. The
  /// picture has to be a scene with these axes, or one that begins with such a scene.
  ///
  /// @param name what they are
  /// @param x the name of the horizontal axis
  /// @param left its left end
  /// @param right its right end
  /// @param y the name of the vertical axis
  /// @param low its lower end
  /// @param high its upper end
  /// @return the knob, whose value is the list of points
  public static Dots dots(
      String name, String x, double left, double right, String y, double low, double high) {
    return new Dots(name, x, left, right, y, low, high);
  }

  /// Play, pause and step, from 0 to a last step.
  ///
  /// @param name what is counted: `step`
  /// @param last the last step
  /// @return the knob; [Playback#every] changes the speed
  public static Playback play(String name, int last) {
    return new Playback(name, last, 200);
  }
}

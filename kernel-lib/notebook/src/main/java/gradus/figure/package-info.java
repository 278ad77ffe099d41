/// Figures that a reader moves: knobs, and a function from their values to a picture.
///
/// ```java
/// figure(slider("rate", 0.01, 1.1), rate ->
///     plot("step", 0, 20, "error", step -> Math.pow(Math.abs(1 - rate), step)))
/// ```
///
/// Shown as the last value of a cell, a figure has three lives, all from this one description:
///
/// - **Live**, while the kernel runs: each move of a knob calls the function and shows its picture.
/// - **Frames**, in a saved notebook and an exported page: pictures that were drawn beforehand,
///   with controls that need neither kernel nor network.
/// - **A picture** everywhere else.
///
/// The function gets the values and returns what is to be seen: a plot, an XChart chart or a scene.
/// It should depend on nothing but the values, and change nothing: it is called often, and in any
/// order. To say something in a line of text below the picture, return both:
///
/// ```java
/// figure(
///     slider("z", -4, 4).at(1.74),
///     toggle("slope"),
///     (z, slope) -> {
///       var curve = plot("z", -4, 4, "tanh(z)", Math::tanh);
///       if (slope) {
///         curve.line("tangent", new double[] {z - 1, z + 1},
///             new double[] {Math.tanh(z) - 1 + Math.pow(Math.tanh(z), 2),
///                 Math.tanh(z) + 1 - Math.pow(Math.tanh(z), 2)});
///       }
///       return captioned(curve, "tanh(%.2f) = %.4f", z, Math.tanh(z));
///     })
/// ```
///
/// An axis fits the numbers of its plot, so it moves with them. Where the line should be seen to
/// move, `plot(…).ylim(-1, 1)` holds the axis still.
///
/// The knobs:
///
/// | knob | the function gets | the reader sees |
/// |---|---|---|
/// | `slider("rate", 0, 1)` | a `Double` | a slider; `.at(0.1)` where it starts, `.step(0.01)` its steps |
/// | `count("layers", 1, 5)` | an `Integer` | a slider of whole numbers |
/// | `choice("f", "sin", "cos")` | one of the options | a list to choose from |
/// | `toggle("slope")` | a `Boolean` | a box to check |
/// | `press("new data")` | how often it was pressed, an `Integer` | a button |
/// | `dots("points", "x", 0, 1, "y", 0, 1)` | a `List<Dots.Dot>` | the picture to click, sliders and buttons |
/// | `play("step", 50)` | 0 … 50, an `Integer` | play, pause, step, and a slider |
///
/// Up to four knobs are handed to the function one by one; for more there is
/// [gradus.figure.Figures#figure(java.util.List, java.util.function.Function)]. Where the function
/// throws, or numbers are not finite, the figure says so in its place.
///
/// To test a figure, ask it for any frame: `figure.frame(0.5)` has the picture and the text for
/// rate 0.5, without a browser.
@NullMarked
package gradus.figure;

import org.jspecify.annotations.NullMarked;

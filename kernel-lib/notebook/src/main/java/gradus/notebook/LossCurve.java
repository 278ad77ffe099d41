package gradus.notebook;

import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// A curve that grows while a model learns.
///
/// ```java
/// var curve = lossCurve("loss (nats)");
/// for (int step : progress(500)) {
///   …
///   curve.add(step, loss);
/// }
/// ```
///
/// It appears under the cell that adds to it, and moves there at most ten times a second. Any
/// number of steps can be added: what cannot be told apart in the picture is kept as its smallest
/// and its largest value.
public final class LossCurve {
  private final String x;
  private final String y;
  private final Map<String, Trace> traces = new LinkedHashMap<>();
  private final Live live;
  private String title = "";
  private boolean log;

  LossCurve(String x, String y, Screen screen, LongSupplier clock) {
    new Plot(x, y); // complains about a blank name before anything is computed
    this.x = x;
    this.y = y;
    this.live = new Live(screen, clock, 0, this::draw);
  }

  /// Adds a point to the curve.
  ///
  /// @param step how far the training has come: steps, epochs, examples
  /// @param loss how wrong the model is; NaN and infinity are counted, not drawn
  /// @return this curve
  public LossCurve add(double step, double loss) {
    return add(y, step, loss);
  }

  /// Adds a point to the curve.
  ///
  /// @param step how far the training has come: steps, epochs, examples
  /// @param loss a tensor of one number
  /// @return this curve
  public LossCurve add(double step, Tensor loss) {
    return add(y, step, loss.item());
  }

  /// Adds a point to one of several curves in the same picture.
  ///
  /// @param name which: `training`, `validation`
  /// @param step how far the training has come: steps, epochs, examples
  /// @param loss how wrong the model is; NaN and infinity are counted, not drawn
  /// @return this curve
  public LossCurve add(String name, double step, double loss) {
    traces.computeIfAbsent(name, _ -> new Trace()).add(step, loss);
    live.change();
    return this;
  }

  /// Adds a point to one of several curves in the same picture.
  ///
  /// @param name which: `training`, `validation`
  /// @param step how far the training has come: steps, epochs, examples
  /// @param loss a tensor of one number
  /// @return this curve
  public LossCurve add(String name, double step, Tensor loss) {
    return add(name, step, loss.item());
  }

  /// Makes the vertical axis logarithmic, on which a loss that halves again and again is a straight
  /// line.
  ///
  /// @return this curve
  public LossCurve logScale() {
    log = true;
    return this;
  }

  /// Puts a title above the curve.
  ///
  /// @param title what is being learned
  /// @return this curve
  public LossCurve title(String title) {
    this.title = title;
    return this;
  }

  /// The curve as it is now, as a plot that will not change.
  ///
  /// @return a new plot
  public Plot plot() {
    Plot plot = new Plot(x, y).title(title);
    if (log) {
      plot.logScale();
    }
    int n = 0;
    for (var entry : traces.entrySet()) {
      // The loss is the error; what it is compared with takes its turn among the other colors.
      Palette color = n == 0 ? Palette.ERROR : Palette.turn(n + 1);
      plot.line(entry.getKey(), entry.getValue(), color);
      n++;
    }
    return plot;
  }

  /// The curve in words.
  @Override
  public String toString() {
    return plot().toString();
  }

  private DisplayData draw(boolean last) {
    return Bundle.of(plot(), last);
  }
}

package gradus.train;

import gradus.text.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What was recorded in the course of a training: curves by name, each a [Series] of values and of
/// the steps that they belong to.
///
/// A [Trainer] keeps one. A loop of your own can do so, too:
///
/// ```java
/// var history = new History();
/// var w = tensor(3).requiresGrad();
/// var optimizer = sgd(List.of(w), 0.1);
/// for (int step = 0; step < 20; step++) {
///   var loss = w.square();
///   optimizer.zeroGrad();
///   loss.backward();
///   optimizer.step();
///   history.record(History.LOSS, step, loss.item());
/// }
/// history.series("loss").size();   // 20
/// history;                         // a table: first, lowest and last value of each curve
/// ```
///
/// A step is a step of the optimizer, and is counted from 0. What is recorded for step 7 is what
/// held while step 7 was taken; a validation after it bears the same number.
public final class History {
  /// The loss on the batch at hand.
  public static final String LOSS = "loss";

  /// The loss on data that is not learned from.
  public static final String VALIDATION_LOSS = "validation loss";

  /// The share of right answers on the batch at hand, from 0 to 1.
  public static final String ACCURACY = "accuracy";

  /// The share of right answers on data that is not learned from, from 0 to 1.
  public static final String VALIDATION_ACCURACY = "validation accuracy";

  /// The learning rate of the step.
  public static final String RATE = "rate";

  private final Map<String, Series> all = new LinkedHashMap<>();

  /// A history without a curve.
  public History() {}

  /// The curve of a parameter's gradient.
  ///
  /// @param parameter the name, as in [gradus.nn.Layer#namedParameters]
  /// @return `p.gradient`, for the norm √(Σ g²)
  public static String gradient(String parameter) {
    return parameter + ".gradient";
  }

  /// The curve of a parameter's size.
  ///
  /// @param parameter the name, as in [gradus.nn.Layer#namedParameters]
  /// @return `p.weight`, for the norm √(Σ θ²) before the step
  public static String weight(String parameter) {
    return parameter + ".weight";
  }

  /// The curve of a parameter's changes.
  ///
  /// @param parameter the name, as in [gradus.nn.Layer#namedParameters]
  /// @return `p.update`, for the norm of the change √(Σ (θ′ − θ)²)
  public static String update(String parameter) {
    return parameter + ".update";
  }

  /// Writes a value down.
  ///
  /// @param name the curve, which begins with its first value
  /// @param step which step it belongs to, later than all that this curve has
  /// @param value the value; NaN and ∞ are worth recording, too
  /// @throws IllegalArgumentException if the step is negative, or recorded already
  public void record(String name, int step, double value) {
    Series series = all.getOrDefault(name, new Series(name));
    series.add(step, value);
    all.put(name, series);
  }

  /// One of the curves.
  ///
  /// @param name its name
  /// @return the curve as it stands, which grows when more is recorded
  /// @throws IllegalArgumentException if nothing was recorded under this name
  public Series series(String name) {
    Series series = all.get(name);
    if (series == null) {
      throw new IllegalArgumentException(
          "there is no curve \"%s\" in this history. %s"
              .formatted(
                  name,
                  all.isEmpty()
                      ? "Nothing was recorded yet."
                      : "Recorded are "
                          + all.keySet().stream()
                              .map(each -> "\"" + each + "\"")
                              .collect(Collectors.joining(", "))
                          + "."));
    }
    return series;
  }

  /// The names of all curves.
  ///
  /// @return the names, in the order in which their first values came
  public Set<String> names() {
    return Collections.unmodifiableSet(all.keySet());
  }

  /// Whether there is such a curve.
  ///
  /// @param name its name
  /// @return true once a value was recorded
  public boolean has(String name) {
    return all.containsKey(name);
  }

  /// The newest value of a curve.
  ///
  /// @param name its name
  /// @return the value
  /// @throws IllegalArgumentException if nothing was recorded under this name
  public double last(String name) {
    return series(name).last();
  }

  /// What was known when a step was over: a copy, which can be continued in another way.
  ///
  /// @param step the last step that is kept
  /// @return everything that was recorded for this step and those before
  public History upTo(int step) {
    var copy = new History();
    for (Series series : all.values()) {
      for (int i = 0; i < series.size() && series.step(i) <= step; i++) {
        copy.record(series.name(), series.step(i), series.value(i));
      }
    }
    return copy;
  }

  /// Whether the other holds the same curves, to the last bit.
  @Override
  public boolean equals(Object other) {
    return other instanceof History that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  /// A table with a line for each curve.
  @Override
  public String toString() {
    if (all.isEmpty()) {
      return "an empty history";
    }
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("curve", "values", "first", "lowest", "last", "last step"));
    all.values().forEach(series -> rows.add(row(series)));
    return Table.of(1, rows);
  }

  private static List<String> row(Series series) {
    double lowest = Double.POSITIVE_INFINITY;
    for (double value : series.values()) {
      lowest = Math.min(lowest, value);
    }
    return List.of(
        series.name(),
        String.valueOf(series.size()),
        Figures.number(series.value(0)),
        Figures.number(lowest),
        Figures.number(series.last()),
        String.valueOf(series.step(series.size() - 1)));
  }
}

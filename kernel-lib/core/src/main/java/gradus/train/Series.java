package gradus.train;

import java.util.Arrays;

/// The values of one quantity in the course of a training, in the order in which they were
/// recorded: one of the curves of a [History].
///
/// ```java
/// var history = new History();
/// history.record("loss", 0, 0.7);
/// history.record("loss", 10, 0.2);
/// var loss = history.series("loss");
/// loss.steps();    // 0, 10: both arrays are as a chart wants them
/// loss.values();   // 0.7, 0.2
/// loss.step(1);    // 10
/// loss.value(1);   // 0.2
/// ```
public final class Series {
  private final String name;
  private int[] steps = new int[16];
  private double[] values = new double[16];
  private int size;

  Series(String name) {
    this.name = name;
  }

  void add(int step, double value) {
    if (step < 0) {
      throw new IllegalArgumentException(
          "steps are counted from 0; \"%s\" cannot be recorded for step %d.".formatted(name, step));
    }
    if (size > 0 && step <= steps[size - 1]) {
      throw new IllegalArgumentException(
          ("\"%s\" is recorded up to step %d already, so there is no step %d to add."
                  + " Count on from there, or start with a new History.")
              .formatted(name, steps[size - 1], step));
    }
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    steps[size] = step;
    values[size] = value;
    size++;
  }

  /// What is recorded here.
  ///
  /// @return the name, such as `loss`
  public String name() {
    return name;
  }

  /// How many values there are.
  ///
  /// @return at least 1
  public int size() {
    return size;
  }

  /// When the values were recorded.
  ///
  /// @return a copy of all steps, rising
  public double[] steps() {
    return Arrays.stream(steps, 0, size).asDoubleStream().toArray();
  }

  /// What was recorded.
  ///
  /// @return a copy of all values, one for each step
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /// When one of the values was recorded.
  ///
  /// @param i its place, from 0 to size − 1
  /// @return the step
  /// @throws IndexOutOfBoundsException if there is no such place
  public int step(int i) {
    requirePlace(i);
    return steps[i];
  }

  /// One of the values.
  ///
  /// @param i its place, from 0 to size − 1
  /// @return the value
  /// @throws IndexOutOfBoundsException if there is no such place
  public double value(int i) {
    requirePlace(i);
    return values[i];
  }

  private void requirePlace(int i) {
    if (i < 0 || i >= size) {
      throw new IndexOutOfBoundsException(
          "\"%s\" has %d values, at the places 0 to %d; there is none at %d."
              .formatted(name, size, size - 1, i));
    }
  }

  /// The value that was recorded last.
  ///
  /// @return the value
  public double last() {
    return values[size - 1];
  }

  /// Whether the other holds the same values for the same steps, to the last bit.
  @Override
  public boolean equals(Object other) {
    return other instanceof Series that
        && name.equals(that.name)
        && Arrays.equals(steps, 0, size, that.steps, 0, that.size)
        && Arrays.equals(values, 0, size, that.values, 0, that.size);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values());
  }

  /// Such as `loss: 200 values, step 0 to 199, 0.7 to 0.012`.
  @Override
  public String toString() {
    return "%s: %d %s, step %d to %d, %s to %s"
        .formatted(
            name,
            size,
            size == 1 ? "value" : "values",
            steps[0],
            steps[size - 1],
            Figures.number(values[0]),
            Figures.number(last()));
  }
}

package gradus.optim;

import java.util.List;

/// Moves an optimizer's learning rates along a [Schedule].
///
/// Call `step()` after `optimizer.step()`, or once for each epoch: the schedule counts these calls.
public final class Scheduler {
  private final Optimizer optimizer;
  private final Schedule schedule;
  private final List<Double> firstRates;
  private int count;

  /// Takes the optimizer's rates as the first ones, and sets those for step 0.
  ///
  /// @param optimizer whose rates change
  /// @param schedule how they change
  public Scheduler(Optimizer optimizer, Schedule schedule) {
    this.optimizer = optimizer;
    this.schedule = schedule;
    this.firstRates = optimizer.groups().stream().map(ParameterGroup::rate).toList();
    setCount(0);
  }

  /// Goes one step along the schedule.
  public void step() {
    setCount(count + 1);
  }

  /// How far along the schedule it is.
  ///
  /// @return the number of steps, 0 at first
  public int count() {
    return count;
  }

  /// Goes to a place in the schedule, as when training continues from a file.
  ///
  /// @param count the number of steps, 0 or more
  /// @throws IllegalArgumentException if it is negative
  public void setCount(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "a schedule starts at step 0; there is no step %d.".formatted(count));
    }
    for (int i = 0; i < firstRates.size(); i++) {
      optimizer.groups().get(i).setRate(schedule.rate(firstRates.get(i), count));
    }
    this.count = count;
  }
}

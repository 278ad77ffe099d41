package gradus.bench;

import java.util.function.DoubleSupplier;

/// Something that learns step by step.
@FunctionalInterface
public interface Training {
  /// Takes one step: forward, backward, update.
  ///
  /// @return reads the loss that this step started from; a timed loop never asks
  DoubleSupplier step();

  /// The losses of the next steps.
  ///
  /// @param count how many steps to take
  /// @return the loss that each started from
  default double[] losses(int count) {
    var losses = new double[count];
    for (int i = 0; i < count; i++) {
      losses[i] = step().getAsDouble();
    }
    return losses;
  }
}

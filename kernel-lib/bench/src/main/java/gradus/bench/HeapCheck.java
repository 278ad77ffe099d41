package gradus.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Whether a long training keeps more and more alive.
public final class HeapCheck {
  private static final int STEPS_IN_AN_EPOCH = 10;

  private HeapCheck() {}

  /// Trains, and looks at what is alive after the first tenth of the epochs and at the end.
  ///
  /// @param name which training
  /// @param epochs how many epochs, at least 10
  /// @return a line of JSON: bytes alive then and at the end
  public static String run(String name, int epochs) {
    Training training = Workloads.of(name).eager();
    epochs(training, epochs / 10);
    long early = alive();
    epochs(training, epochs - epochs / 10);
    long late = alive();
    return String.format(
        Locale.ROOT,
        "{\"workload\": \"%s\", \"epochs\": %d, \"early\": %d, \"late\": %d}",
        name,
        epochs,
        early,
        late);
  }

  private static void epochs(Training training, int count) {
    for (int i = 0; i < count * STEPS_IN_AN_EPOCH; i++) {
      training.step();
    }
  }

  /// Bytes that are still used after garbage has been collected, thrice: what a reference held back
  /// goes with the next collection.
  static long alive() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < 3; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }
}

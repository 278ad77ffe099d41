package gradus.kernel;

/// A place where nothing can be checked: library code that neither waits nor looks up.
public final class Hang {
  private static volatile boolean on;

  private Hang() {}

  /// Loops until released.
  public static void start() {
    on = true;
    while (on) {
      Thread.onSpinWait();
    }
  }

  static void release() {
    on = false;
  }
}

package gradus.tensor;

import java.util.ServiceLoader;

/// Which backends this Java has.
///
/// A backend is a service, so that the library runs on a JDK that lacks what one of them needs.
public final class Backends {
  /// What the vector backend needs when Java starts.
  public static final String VECTOR_FLAG = "--add-modules=jdk.incubator.vector";

  private static final Backend BEST = find();

  private static volatile int threads =
      Math.clamp(
          Integer.getInteger("gradus.threads", Runtime.getRuntime().availableProcessors()), 1, 64);

  private Backends() {}

  /// On how many threads one large operation may run. The result has the same bits on any number.
  ///
  /// @return by default one for each processor; the system property `gradus.threads` says otherwise
  public static int threads() {
    return threads;
  }

  /// Sets on how many threads one large operation may run.
  ///
  /// @param count from 1, which is the calling thread alone, to 64
  /// @throws IllegalArgumentException if the count is out of range
  public static void threads(int count) {
    if (count < 1 || count > 64) {
      throw new IllegalArgumentException(
          "an operation runs on 1 to 64 threads, not on %d.".formatted(count));
    }
    threads = count;
  }

  /// The fastest backend here; it computes unless a [Context#backend] scope says otherwise.
  ///
  /// @return [Backend#PLAIN] where there is no faster one
  public static Backend best() {
    return BEST;
  }

  /// Why no faster backend runs.
  ///
  /// @return one line that names the missing flag, or an empty string where nothing is missing
  public static String missing() {
    return hasVectors()
        ? ""
        : "the fast vector arithmetic is off: start Java with " + VECTOR_FLAG + " to have it.";
  }

  private static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  private static Backend find() {
    // Without the module, merely loading the class of the service would fail.
    return hasVectors()
        ? ServiceLoader.load(Backend.class, Backends.class.getClassLoader())
            .findFirst()
            .orElse(Backend.PLAIN)
        : Backend.PLAIN;
  }
}

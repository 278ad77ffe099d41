package gradus.tensor;

import java.util.ServiceLoader;

/// Which backends this Java has.
///
/// A backend is a service, so that the library runs on a JDK that lacks what one of them needs.
public final class Backends {
  /// What the vector backend needs when Java starts.
  public static final String VECTOR_FLAG = "--add-modules=jdk.incubator.vector";

  private static final Backend BEST = find();

  private Backends() {}

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

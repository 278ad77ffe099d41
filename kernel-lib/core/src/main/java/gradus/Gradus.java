package gradus;

/// The library as a whole.
public final class Gradus {
  private Gradus() {}

  /// The version of the library.
  ///
  /// @return the version, such as `0.1`
  public static String version() {
    return "0.1";
  }
}

package gradus.kernel;

/// The few colors of an error. The front end turns them into its own, light or dark.
final class Colors {
  private Colors() {}

  static String red(String text) {
    return "\u001b[1;31m" + text + "\u001b[0m";
  }

  static String bold(String text) {
    return "\u001b[1m" + text + "\u001b[0m";
  }
}

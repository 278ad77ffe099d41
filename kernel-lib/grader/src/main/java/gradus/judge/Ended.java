package gradus.judge;

/// A process has ended, or had to be ended, before it answered.
final class Ended extends Exception {
  private static final long serialVersionUID = 1;

  /// @param why a sentence about the code that ran, beginning with "it" in lower case
  Ended(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}

package gradus.kernel;

/// Looks at the text of a cell.
final class Sources {
  private Sources() {}

  /// How many lines end before a position.
  static int lines(String text, int end) {
    int stop = Math.min(end, text.length());
    return Math.toIntExact(text.substring(0, stop).chars().filter(c -> c == '\n').count());
  }

  /// How long the blanks and comments are with which a statement starts. JShell counts the lines of
  /// a statement from its first word, but positions from its first character.
  static int blankPrefix(String code) {
    int at = 0;
    while (at < code.length()) {
      if (Character.isWhitespace(code.charAt(at))) {
        at++;
      } else if (code.startsWith("//", at)) {
        int end = code.indexOf('\n', at);
        at = end < 0 ? code.length() : end + 1;
      } else if (code.startsWith("/*", at)) {
        int end = code.indexOf("*/", at + 2);
        at = end < 0 ? code.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }
}

package gradus.kernel;

import java.util.Arrays;

/// Shows an array by what is in it. Java itself shows only where it lies.
final class ArrayText {
  private static final int MOST_CHARACTERS = 2_000;

  private ArrayText() {}

  /// The elements of an array of any type, `[1, 2, 3]`, cut where they become too many.
  static String of(Object array) {
    String text = Arrays.deepToString(new Object[] {array});
    String elements = text.substring(1, text.length() - 1);
    return elements.length() <= MOST_CHARACTERS
        ? elements
        : elements.substring(0, MOST_CHARACTERS) + " …";
  }
}

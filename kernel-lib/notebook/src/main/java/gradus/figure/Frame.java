package gradus.figure;

import gradus.notebook.Picture;

/// A figure at one setting of its knobs.
///
/// @param values the setting
/// @param picture what is to be seen
/// @param text the line below it, perhaps empty
/// @param isTrouble whether the function could not be shown, and the picture says why
public record Frame(Values values, Picture picture, String text, boolean isTrouble) {
  /// What is to be seen, in words and numbers.
  @Override
  public String toString() {
    return picture.text() + (text.isEmpty() ? "" : "\n" + text);
  }
}

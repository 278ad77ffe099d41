package gradus.scene;

import gradus.notebook.Drawing;
import java.util.ArrayList;
import java.util.List;

/// Makes scenes, and puts them together. A notebook can name this without an import.
public final class Scenes {
  private Scenes() {}

  /// An empty sheet of paper.
  ///
  /// @param width in pixels of the page
  /// @param height in pixels of the page
  /// @return the scene, to draw on
  /// @throws IllegalArgumentException if there is no room to draw
  public static Scene scene(int width, int height) {
    return new Scene(width, height);
  }

  /// Two drawings side by side.
  ///
  /// @param left the first
  /// @param right the second
  /// @return both, as wide as the two together and as high as the higher
  public static Drawing beside(Drawing left, Drawing right) {
    return new Beside(left, right, false);
  }

  /// Two drawings, one below the other.
  ///
  /// @param upper the first
  /// @param lower the second
  /// @return both, as high as the two together and as wide as the wider
  public static Drawing stacked(Drawing upper, Drawing lower) {
    return new Beside(upper, lower, true);
  }

  /// Breaks a text into lines.
  ///
  /// @param text words, perhaps of several paragraphs
  /// @param letters how many letters a line has at most, unless one word has more
  /// @return the lines
  public static List<String> lines(String text, int letters) {
    var lines = new ArrayList<String>();
    for (String paragraph : text.lines().toList()) {
      var line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        if (line.length() + word.length() > letters && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}

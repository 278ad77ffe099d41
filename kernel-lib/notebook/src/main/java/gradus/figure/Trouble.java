package gradus.figure;

import gradus.notebook.Drawing;
import gradus.notebook.Fonts;
import gradus.notebook.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/// What a figure shows where its function fails: the reason, in words.
record Trouble(int width, int height, String message) implements Drawing {
  private static final float SIZE = 13f;
  private static final int LETTERS = 62;
  private static final int MOST_LINES = 10;

  static Trouble of(Throwable thrown, Values values, int width, int height) {
    String reason = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return new Trouble(
        width,
        height,
        "This figure cannot be drawn at %s.\n%s"
            .formatted(values, reason == null ? name : name + ": " + reason));
  }

  @Override
  public String title() {
    return message.lines().findFirst().orElse("");
  }

  @Override
  public void paint(Graphics2D pen) {
    pen.setColor(Palette.ERROR.color());
    pen.setStroke(new BasicStroke(3f));
    pen.draw(new Line2D.Double(16, 16, 16, height - 16.0));
    pen.setFont(Fonts.font(SIZE));
    pen.setColor(Palette.INK.color());
    float y = 32;
    for (String line : lines()) {
      pen.drawString(line, 32f, y);
      y += 1.5f * SIZE;
    }
  }

  private List<String> lines() {
    var lines = new ArrayList<String>();
    for (String paragraph : message.lines().toList()) {
      var line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        if (line.length() + word.length() > LETTERS && !line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines.subList(0, Math.min(lines.size(), MOST_LINES));
  }

  @Override
  public String toString() {
    return message;
  }
}

package gradus.figure;

import gradus.notebook.Drawing;
import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.scene.Scenes;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/// What a figure shows where its function fails: the reason, in words.
record Trouble(String message) implements Drawing {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 350;
  private static final int LETTERS = 62;
  private static final int MOST_LINES = 15;
  private static final int LINE = 20;

  static Trouble of(Throwable thrown, Values values) {
    String name = thrown.getClass().getSimpleName();
    String reason = thrown.getMessage();
    return new Trouble(
        "This figure cannot be drawn at %s.\n%s"
            .formatted(values, reason == null ? name : name + ": " + reason));
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public int height() {
    return HEIGHT;
  }

  @Override
  public String title() {
    return message.lines().findFirst().orElse("");
  }

  @Override
  public void paint(Graphics2D pen) {
    Scene scene = Scenes.scene(WIDTH, HEIGHT);
    scene.color(Palette.ERROR).pen(3).line(16, 16, 16, HEIGHT - 16.0).color(Palette.INK);
    int y = 32;
    for (String line : lines(message)) {
      scene.label(32, y, line);
      y += LINE;
    }
    scene.paint(pen);
  }

  @Override
  public String toString() {
    return message;
  }

  private static List<String> lines(String message) {
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
}

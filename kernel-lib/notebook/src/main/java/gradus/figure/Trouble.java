package gradus.figure;

import gradus.notebook.Palette;
import gradus.scene.Scene;
import gradus.scene.Scenes;
import gradus.scene.Sketch;

/// What a figure shows where its function fails: the reason, in words.
record Trouble(String message) implements Sketch {
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
  public void draw(Scene scene) {
    scene.color(Palette.ERROR).pen(3).line(16, 16, 16, HEIGHT - 16.0).color(Palette.INK);
    int y = 32;
    for (String line : Scenes.lines(message, LETTERS).stream().limit(MOST_LINES).toList()) {
      scene.label(32, y, line);
      y += LINE;
    }
  }

  @Override
  public String toString() {
    return message;
  }
}

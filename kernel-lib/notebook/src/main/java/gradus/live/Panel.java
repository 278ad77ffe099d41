package gradus.live;

import static gradus.scene.Scenes.scene;

import gradus.notebook.Drawing;
import gradus.scene.Scene;
import java.awt.Graphics2D;

/// A part of the picture of a training. Drawn when it is painted, on the painter's thread.
interface Panel extends Drawing {
  int WIDTH = 360;
  int HEIGHT = 200;

  /// Draws it.
  ///
  /// @param scene an empty one of the panel's size
  void draw(Scene scene);

  @Override
  default int width() {
    return WIDTH;
  }

  @Override
  default int height() {
    return HEIGHT;
  }

  @Override
  default void paint(Graphics2D pen) {
    Scene scene = scene(WIDTH, HEIGHT);
    draw(scene);
    scene.paint(pen);
  }
}

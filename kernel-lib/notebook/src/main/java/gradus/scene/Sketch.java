package gradus.scene;

import gradus.notebook.Drawing;
import java.awt.Graphics2D;

/// A drawing that is one scene, drawn when it is painted: on the thread that paints.
public interface Sketch extends Drawing {
  /// Draws it.
  ///
  /// @param scene an empty one of the drawing's size
  void draw(Scene scene);

  @Override
  default void paint(Graphics2D pen) {
    Scene scene = Scenes.scene(width(), height());
    draw(scene);
    scene.paint(pen);
  }
}

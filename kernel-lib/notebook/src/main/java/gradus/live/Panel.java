package gradus.live;

import gradus.scene.Sketch;

/// A part of the picture of a training.
interface Panel extends Sketch {
  int WIDTH = 360;
  int HEIGHT = 200;

  @Override
  default int width() {
    return WIDTH;
  }

  @Override
  default int height() {
    return HEIGHT;
  }
}

package gradus.scene;

/// Makes scenes. A notebook can name this without an import.
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
}

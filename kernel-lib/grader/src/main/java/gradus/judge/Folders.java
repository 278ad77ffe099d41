package gradus.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Small tools for folders.
final class Folders {
  private Folders() {}

  /// Deletes a folder with all that is in it, as far as that can be done. Links are not followed.
  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return; // what a learner's code has made undeletable stays in the system's temporary folder
    }
  }
}

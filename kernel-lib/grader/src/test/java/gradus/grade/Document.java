package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The parts of `docs/grading.md` that are made by tests: they stand between two comments.
final class Document {
  private static final Path GRADING = Path.of("../../docs/grading.md");

  private Document() {}

  /// Fails if the document says otherwise. With `-Dgradus.write=true` it is written instead.
  static void expect(String part, String text) throws IOException {
    String document = Files.readString(GRADING);
    String from = "<!-- made by a test: " + part + " -->\n";
    String to = "<!-- end of " + part + " -->";
    int begin = document.indexOf(from) + from.length();
    int end = document.indexOf(to);
    assertTrue(begin >= from.length() && end >= begin, "docs/grading.md has no part " + part);
    if (Boolean.getBoolean("gradus.write")) {
      Files.writeString(GRADING, document.substring(0, begin) + text + document.substring(end));
    } else {
      assertEquals(
          text, document.substring(begin, end), "write it anew: see the head of docs/grading.md");
    }
  }
}

package gradus.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import jdk.jshell.Snippet.Status;
import org.junit.jupiter.api.Test;

class PreloadTest {
  /// The kernel does not look: one import that is wrong would make every cell fail.
  @Test
  void everyLineIsAnImportThatCompiles() throws Exception {
    try (var cells = new Cells();
        var script =
            Objects.requireNonNull(
                Preload.class.getClassLoader().getResourceAsStream("gradus/preload.jsh"))) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(one -> !one.startsWith("//")).toList()) {
        assertEquals("import ", line.substring(0, 7));
        assertEquals(Status.VALID, cells.shell.eval(line).getFirst().status(), line);
      }
    }
  }
}

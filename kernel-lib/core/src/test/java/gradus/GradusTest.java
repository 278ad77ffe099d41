package gradus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Backends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GradusTest {
  @Test
  void theVersionIsTheOneInThePom() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<version>" + Gradus.version() + "</version>"));
  }

  @Test
  void aboutNamesTheBackendAndNoPersonOrFolder() {
    String about = Gradus.about();
    assertEquals("Gradus 0.1", about.lines().findFirst().orElseThrow());
    assertTrue(about.contains(Backends.best().name() + ", float32 by default"), about);
    assertFalse(about.contains(System.getProperty("user.dir")), about);
    assertFalse(about.contains(System.getProperty("user.home")), about);
  }
}

package gradus.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {
  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSecretIsTheSameFromAFileAndFromAStream(@TempDir Path folder) throws IOException {
    Seed file = Seed.read(Files.writeString(folder.resolve("class.seed"), "nobody knows\n"));
    assertEquals(file, Seed.read(stream("nobody knows\n")));
    assertNotEquals(file, Seed.read(stream("nobody knows")));
    assertEquals("a secret seed", file.toString());
  }

  @Test
  void anEmptySecretIsNone(@TempDir Path folder) throws IOException {
    Path empty = Files.createFile(folder.resolve("class.seed"));
    assertEquals(
        "the seed file " + empty + " is empty: write some text into it that nobody can guess.",
        assertThrows(GradeException.class, () -> Seed.read(empty)).getMessage());
    assertEquals(
        "the seed on standard input is empty: write some text into it that nobody can guess.",
        assertThrows(GradeException.class, () -> Seed.read(stream(""))).getMessage());
  }
}

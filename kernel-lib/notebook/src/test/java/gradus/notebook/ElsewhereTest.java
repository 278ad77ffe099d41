package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures on machines that are not like this one.
class ElsewhereTest {
  @TempDir Path temp;

  @Test
  void anotherLocaleAndTimeZoneGiveTheSameBytes() throws Exception {
    String[] arabic = {"-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=Asia/Kolkata"};
    assertEquals(Sums.all(), new Sandbox(temp).run(Sums.class, arabic));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMachineWithoutAFontGivesTheSameBytes() throws Exception {
    assertEquals(Sums.all(), new Sandbox(temp).withoutFonts().run(Sums.class));
  }

  /// Without this, the test above could pass in a sandbox that has fonts after all.
  @Test
  @EnabledOnOs(OS.LINUX)
  void thereJavaAloneCouldNotEvenOpenOurFont() throws Exception {
    assertEquals(
        "0 fonts; java.io.IOException: Problem reading font data.",
        new Sandbox(temp).withoutFonts().run(JavaAlone.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fontmanager", "awt"})
  @EnabledOnOs(OS.LINUX)
  void whereAwtCannotStartThePlotIsToldInWords(String library) throws Exception {
    String answer = new Sandbox(temp).withoutLibrary(library).run(TextOnly.class);
    String[] parts = answer.split("No picture: ", 2);
    assertEquals("[text/plain]\n" + Samples.loss() + "\n", parts[0]);
    assertTrue(
        parts[1].matches("Java cannot draw on this machine \\(UnsatisfiedLinkError: .*\\)\\.\n"),
        parts[1]);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nothingIsWrittenIntoTheHomeFolder() throws Exception {
    new Sandbox(temp).run(Sums.class);
    try (Stream<Path> files = Files.list(temp)) {
      assertEquals(
          "[err, out]", files.map(f -> f.getFileName().toString()).sorted().toList().toString());
    }
  }

  /// Opens the font as one would who does not know what [Fonts] knows.
  static final class JavaAlone {
    public static void main(String[] args) throws Exception {
      String[] fonts = new File("/usr/share/fonts").list();
      IO.print((fonts == null ? 0 : fonts.length) + " fonts; ");
      String file = "/gradus/fonts/DejaVuSans.ttf";
      try (InputStream in = Fonts.class.getResourceAsStream(file)) {
        Font font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in));
        IO.print(font);
      } catch (Exception | Error e) {
        IO.print(e);
      }
    }
  }

  static final class TextOnly {
    public static void main(String[] args) {
      var data = Bundle.of(Samples.loss());
      IO.println(Shown.forms(data).keySet());
      IO.println(Shown.text(data));
    }
  }
}

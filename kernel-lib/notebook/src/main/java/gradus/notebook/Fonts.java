package gradus.notebook;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one font of all pictures, DejaVu Sans: the same everywhere, and there where no font is.
///
/// Java on Linux asks the system's fontconfig before it draws with any font, also with one that it
/// was handed as a file, and gives up where that knows no font. So it is told, before it first
/// asks, that the bundled font is all there is. This also keeps it from writing a list of the
/// system's fonts into the home folder.
public final class Fonts {
  private static final String NAME = "DejaVuSans.ttf";

  private Fonts() {}

  /// The font, or the reason why there is none; found once, when the first picture is drawn.
  private static final class Bundled {
    static final @Nullable Font FONT;
    static final @Nullable Throwable TROUBLE;

    static {
      Font font = null;
      Throwable trouble = null;
      try {
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
        Path file = extract();
        if (File.separatorChar == '/') {
          Path config =
              Files.writeString(file.resolveSibling("fontconfig.properties"), config(file));
          config.toFile().deleteOnExit();
          System.setProperty("sun.awt.fontconfig", config.toString());
        }
        font = Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        new TextLayout("Aa", font.deriveFont(12f), new FontRenderContext(null, true, true))
            .getBounds();
      } catch (Throwable e) { // AWT fails by errors as well: UnsatisfiedLinkError, InternalError, …
        font = null;
        trouble = e;
      }
      FONT = font;
      TROUBLE = trouble;
    }
  }

  /// Why no picture can be drawn here.
  ///
  /// @return one sentence for the reader, or null where pictures work
  public static @Nullable String whyNoPicture() {
    Throwable trouble = Bundled.TROUBLE;
    return trouble == null
        ? null
        : "No picture: Java cannot draw on this machine (%s: %s)."
            .formatted(trouble.getClass().getSimpleName(), firstLine(trouble.getMessage()));
  }

  /// The font.
  ///
  /// @param size the height of a line, in pixels
  /// @return the font in that size
  public static Font font(float size) {
    Font font = Bundled.FONT;
    if (font == null) {
      throw new IllegalStateException(whyNoPicture());
    }
    return font.deriveFont(size);
  }

  private static Path extract() throws IOException {
    Path folder = Files.createTempDirectory("gradus-font");
    folder.toFile().deleteOnExit();
    Path file = folder.resolve(NAME);
    file.toFile().deleteOnExit();
    try (InputStream in = Fonts.class.getResourceAsStream("/gradus/fonts/" + NAME)) {
      Files.copy(Objects.requireNonNull(in, NAME), file);
    }
    return file;
  }

  /// Java's own table of fonts, in the form of its `fontconfig.properties`, with ours for every
  /// use.
  private static String config(Path file) {
    var lines = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
    for (var family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
      for (var style : List.of("plain", "bold", "italic", "bolditalic")) {
        lines.append("%s.%s.latin-1=DejaVu Sans\n".formatted(family, style));
      }
    }
    return lines.append("filename.DejaVu_Sans=%s\n".formatted(file)).toString();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}

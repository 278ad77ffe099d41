package gradus.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileSourceTest {
  private static Iterable<TileSource.Width> widths() {
    return TileSource.WIDTHS;
  }

  @ParameterizedTest
  @MethodSource("widths")
  void theCommittedTilesAreWhatTheProgramWrites(TileSource.Width width) throws IOException {
    assertEquals(
        width.source(),
        Files.readString(TileSource.FOLDER.resolve(width.className() + ".java")),
        "run TileSource in kernel-lib/core and commit what it writes");
  }
}

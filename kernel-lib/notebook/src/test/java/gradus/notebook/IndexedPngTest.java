package gradus.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.notebook.FewColors.Indexed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedPngTest {
  private static final int WIDTH = 70;
  private static final int HEIGHT = 50;

  /// What another program reads from the file.
  private static int[] read(Indexed image) throws IOException {
    BufferedImage read =
        ImageIO.read(new ByteArrayInputStream(IndexedPng.write(image, WIDTH, HEIGHT)));
    assertEquals(WIDTH, read.getWidth());
    assertEquals(HEIGHT, read.getHeight());
    return Arrays.stream(read.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
        .map(rgb -> rgb & 0xFFFFFF)
        .toArray();
  }

  @Test
  void fewColorsAreKeptAsTheyAre() throws IOException {
    int[] pixels = IntStream.range(0, WIDTH * HEIGHT).map(i -> i / 7 % 256 * 0x10101).toArray();
    Indexed image = FewColors.of(pixels);
    assertEquals(256, image.colors().length);
    assertArrayEquals(pixels, read(image));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0xFF})
  void ofManyColorsTheFrequentAreKeptAndTheOthersAreNear(int opaque) throws IOException {
    int[] pixels =
        IntStream.range(0, WIDTH * HEIGHT)
            .map(i -> opaque << 24 | (i % 2 == 0 ? 0xB84500 : i * 4))
            .toArray();
    Indexed image = FewColors.of(pixels);
    assertEquals(256, image.colors().length);
    int[] read = read(image);
    for (int i = 0; i < pixels.length; i++) {
      if (i % 2 == 0) {
        assertEquals(0xB84500, read[i]);
      } else {
        int blue = Math.abs((read[i] & 0xFF) - (pixels[i] & 0xFF));
        assertTrue(blue <= 128, "at %s: %06x for %06x".formatted(i, read[i], pixels[i]));
      }
    }
  }

  @Test
  void ofManyColorsTheMostFrequentStayExact() {
    // Color k comes k times, and never beside itself.
    int[] order =
        IntStream.rangeClosed(1, 300).flatMap(n -> IntStream.rangeClosed(n, 300)).toArray();
    int[] pixels = Arrays.stream(order).map(k -> k * 0x301).toArray();
    Indexed image = FewColors.of(pixels);
    for (int i = 0; i < pixels.length; i++) {
      if (order[i] > 300 - 224) {
        assertEquals(pixels[i], image.colors()[image.indices()[i] & 0xFF]);
      }
    }
  }
}

package gradus.notebook;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Keeps the 256 most frequent colors of an image. Charts have few but for the soft edges of their
/// lines, so that nothing is lost to the eye, and a PNG is a third of its size.
///
/// Where a heat map alone has more, the soft edges of its words would be left with its tints, and
/// gray letters turn blue. So the grays between ink and paper have places of their own.
final class FewColors {
  private static final int MOST = 256;
  private static final int GRAYS = 16;

  private FewColors() {}

  /// @param image of type `TYPE_INT_RGB`
  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int[] colors = colors(pixels);
    int[] kept = kept(pixels, colors);
    byte[] places = new byte[colors.length];
    for (int i = 0; i < colors.length; i++) {
      places[i] = (byte) nearest(colors[i], kept);
    }
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          i > 0 && pixels[i] == pixels[i - 1]
              ? indices[i - 1]
              : places[Arrays.binarySearch(colors, pixels[i])];
    }
    var model = new IndexColorModel(8, kept.length, kept, 0, false, -1, 0);
    var result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    result.getRaster().setDataElements(0, 0, width, height, indices);
    return result;
  }

  /// All colors, rising.
  private static int[] colors(int... pixels) {
    int[] runs = runs(pixels);
    Arrays.sort(runs);
    int n = 0;
    for (int i = 0; i < runs.length; i++) {
      if (i == 0 || runs[i] != runs[i - 1]) {
        runs[n++] = runs[i];
      }
    }
    return Arrays.copyOf(runs, n);
  }

  /// The color of each run of equal pixels.
  private static int[] runs(int... pixels) {
    int[] runs = new int[pixels.length];
    int n = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i == 0 || pixels[i] != pixels[i - 1]) {
        runs[n++] = pixels[i];
      }
    }
    return Arrays.copyOf(runs, n);
  }

  /// @param colors all colors, rising
  private static int[] kept(int[] pixels, int[] colors) {
    if (colors.length <= MOST) {
      return colors;
    }
    var counts = new int[colors.length];
    int place = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i == 0 || pixels[i] != pixels[i - 1]) {
        place = Arrays.binarySearch(colors, pixels[i]);
      }
      counts[place]++;
    }
    // By color where two are equally frequent, so that the same image gives the same palette.
    IntStream frequent =
        IntStream.range(0, colors.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(i -> i))
            .limit(MOST - 2 * GRAYS)
            .mapToInt(i -> colors[i]);
    IntStream grays = IntStream.concat(grays(Palette.INK), grays(Palette.FAINT_INK));
    return IntStream.concat(frequent, grays).toArray();
  }

  private static IntStream grays(Palette ink) {
    return IntStream.range(0, GRAYS)
        .map(i -> Palette.PAPER.mixed(ink, (i + 1.0) / GRAYS).getRGB() & 0xFFFFFF);
  }

  private static int nearest(int rgb, int[] kept) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < kept.length && least > 0; i++) {
      int distance = distance(rgb, kept[i]);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return red * red + green * green + blue * blue;
  }
}

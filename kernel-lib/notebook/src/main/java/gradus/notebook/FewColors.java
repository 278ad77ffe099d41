package gradus.notebook;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// Keeps the 256 most frequent colors of an image. Charts have few but for the soft edges of their
/// lines, so that nothing is lost to the eye, and a PNG is a third of its size.
///
/// Where a heat map alone has more, the soft edges of its words would be left with its tints, and
/// gray letters turn blue. So the grays between ink and paper have places of their own.
final class FewColors {
  private static final int MOST = 256;
  private static final int GRAYS = 16;

  private final int[] kept;
  private final Map<Integer, Integer> nearest = new HashMap<>();

  private FewColors(Map<Integer, Integer> counts) {
    // By color where two are equally frequent, so that the same image gives the same palette.
    var byCount =
        Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());
    boolean isCrowded = counts.size() > MOST;
    IntStream frequent =
        counts.entrySet().stream()
            .sorted(byCount)
            .limit(isCrowded ? MOST - 2 * GRAYS : MOST)
            .mapToInt(Map.Entry::getKey);
    IntStream grays =
        isCrowded
            ? IntStream.concat(grays(Palette.INK), grays(Palette.FAINT_INK))
            : IntStream.empty();
    kept = IntStream.concat(frequent, grays).toArray();
  }

  private static IntStream grays(Palette ink) {
    return IntStream.range(0, GRAYS)
        .map(i -> Palette.PAPER.mixed(ink, (i + 1.0) / GRAYS).getRGB());
  }

  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var counts = new HashMap<Integer, Integer>();
    for (int i = 0, run = 1; i < pixels.length; i++, run++) {
      if (i + 1 == pixels.length || pixels[i + 1] != pixels[i]) {
        counts.merge(pixels[i], run, Integer::sum);
        run = 0;
      }
    }
    var colors = new FewColors(counts);
    var model = new IndexColorModel(8, colors.kept.length, colors.kept, 0, false, -1, 0);
    var result = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    int[] indices = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          i > 0 && pixels[i] == pixels[i - 1]
              ? indices[i - 1]
              : colors.nearest.computeIfAbsent(pixels[i], colors::nearest);
    }
    result.getRaster().setSamples(0, 0, width, height, 0, indices);
    return result;
  }

  private int nearest(int rgb) {
    int best = 0;
    for (int i = 1; i < kept.length; i++) {
      if (distance(rgb, kept[i]) < distance(rgb, kept[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int difference = (a >> shift & 0xFF) - (b >> shift & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }
}

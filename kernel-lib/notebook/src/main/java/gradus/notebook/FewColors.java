package gradus.notebook;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Keeps the 256 most frequent colors of an image. Charts have few but for the soft edges of their
/// lines, so that nothing is lost to the eye, and a PNG is a third of its size.
///
/// Where a heat map alone has more, the soft edges of its words would be left with its tints, and
/// gray letters turn blue. So the grays between ink and paper have places of their own.
final class FewColors {
  private static final int MOST = 256;
  private static final int GRAYS = 16;
  private static final int OFTEN = 1 << 12;
  private static final int UPPER_BITS = 5;
  private static final int WHITE = 0xFFFFFF;

  private FewColors() {}

  /// An image of at most 256 colors.
  ///
  /// @param colors the colors
  /// @param indices for each pixel, row after row, the place of its color
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Indexed(int[] colors, byte[] indices) {}

  /// @param pixels red, green and blue of each, in the lower 24 bits; what is above does not count
  static Indexed of(int... pixels) {
    var tally = new Tally();
    int[] seen = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      seen[i] = i > 0 && pixels[i] == pixels[i - 1] ? seen[i - 1] : tally.add(pixels[i]);
    }
    int[] all = tally.colors();
    int[] kept = kept(all, tally.counts());
    byte[] places = places(all, kept);
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] = places[seen[i]];
    }
    return new Indexed(kept, indices);
  }

  /// Counts how many runs of equal pixels each color has, up to [#OFTEN]. A hash table, because a
  /// picture has a hundred thousand runs and is drawn while a hand moves.
  private static final class Tally {
    private static final int HASH = 0x9E3779B1;

    private int[] slots = new int[1 << 12]; // a color's number and 1; 0 where there is none
    private int[] colors = new int[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    /// @return the color's number, in the order in which they came
    int add(int color) {
      int slot = slot(color);
      if (slots[slot] == 0) {
        if (size == colors.length) {
          grow();
          slot = slot(color);
        }
        colors[size] = color;
        slots[slot] = ++size;
      }
      int number = slots[slot] - 1;
      counts[number] = Math.min(counts[number] + 1, OFTEN);
      return number;
    }

    private int slot(int color) {
      int slot = (color * HASH) >>> Integer.numberOfLeadingZeros(slots.length - 1);
      while (slots[slot] != 0 && colors[slots[slot] - 1] != color) {
        slot = (slot + 1) & (slots.length - 1);
      }
      return slot;
    }

    private void grow() {
      colors = Arrays.copyOf(colors, 4 * size);
      counts = Arrays.copyOf(counts, 4 * size);
      slots = new int[4 * slots.length];
      for (int i = 0; i < size; i++) {
        slots[slot(colors[i])] = i + 1;
      }
    }

    int[] colors() {
      return Arrays.copyOf(colors, size);
    }

    int[] counts() {
      return Arrays.copyOf(counts, size);
    }
  }

  private static int[] kept(int[] colors, int[] counts) {
    if (colors.length <= MOST) {
      return colors;
    }
    int room = MOST - 2 * GRAYS;
    int least = least(counts, room);
    long larger = Arrays.stream(counts).filter(count -> count > least).count();
    var frequent = IntStream.builder();
    int equal = room - (int) larger;
    for (int i = 0; i < colors.length; i++) {
      // Where there is not room for all that are equally frequent, those that came first.
      if (counts[i] > least || (counts[i] == least && equal-- > 0)) {
        frequent.add(colors[i]);
      }
    }
    IntStream grays = IntStream.concat(grays(Palette.INK), grays(Palette.FAINT_INK));
    return IntStream.concat(frequent.build(), grays).toArray();
  }

  /// The frequency of the last of the most frequent that find room. Counted and not sorted, so that
  /// those that are kept stay in the order of all.
  private static int least(int[] counts, int room) {
    int[] colors = new int[OFTEN + 1];
    for (int count : counts) {
      colors[count]++;
    }
    int least = OFTEN;
    for (int sum = colors[least]; sum < room; sum += colors[least]) {
      least--;
    }
    return least;
  }

  private static IntStream grays(Palette ink) {
    return IntStream.range(0, GRAYS)
        .map(i -> Palette.PAPER.mixed(ink, (i + 1.0) / GRAYS).getRGB() & WHITE);
  }

  /// For each color its place among those that are kept, or that of one near to it.
  private static byte[] places(int[] all, int[] kept) {
    byte[] places = new byte[all.length];
    // Colors that share the upper bits of red, green and blue share a place and 1; 0 if none has
    // come yet. Most are of soft edges, and each has a pixel or two.
    short[] alike = new short[1 << (3 * UPPER_BITS)];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == kept[next]) {
        places[i] = (byte) next;
        next = Math.min(next + 1, kept.length - 1); // they are in the order of all
      } else {
        int key = upper(all[i] >> 16);
        key = (key << UPPER_BITS) | upper(all[i] >> 8);
        key = (key << UPPER_BITS) | upper(all[i]);
        if (alike[key] == 0) {
          alike[key] = (short) (nearest(all[i], kept) + 1);
        }
        places[i] = (byte) (alike[key] - 1);
      }
    }
    return places;
  }

  private static int upper(int channel) {
    return (channel & 0xFF) >> (Byte.SIZE - UPPER_BITS);
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

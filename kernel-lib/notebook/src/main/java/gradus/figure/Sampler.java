package gradus.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Chooses at which settings a figure is drawn beforehand: some values of each knob, and every
/// combination of them.
final class Sampler {
  private Sampler() {}

  /// How many values of each knob to take, so that the combinations are no more than a number. What
  /// is chosen by name is taken whole where every range can still move: a list with gaps misleads
  /// more than a slider with few places. Otherwise a knob with a range gets about three values for
  /// each one that the others get.
  ///
  /// @param knobs the knobs
  /// @param most how many combinations at most
  static int[] counts(List<Knob<?>> knobs, int most) {
    int[] counts = new int[knobs.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = isNamed(knobs.get(i)) ? knobs.get(i).positions() : 1;
    }
    if (2 * product(counts) > most) {
      Arrays.fill(counts, 1);
    }
    while (true) {
      int next = -1;
      for (int i = 0; i < counts.length; i++) {
        boolean fits = product(counts) / counts[i] * (counts[i] + 1) <= most;
        if (fits
            && counts[i] < knobs.get(i).positions()
            && (next < 0 || share(knobs, counts, i) < share(knobs, counts, next))) {
          next = i;
        }
      }
      if (next < 0) {
        return counts;
      }
      counts[next]++;
    }
  }

  private static boolean isNamed(Knob<?> knob) {
    return knob instanceof Choice<?> || knob instanceof Toggle || knob instanceof Press;
  }

  private static double share(List<Knob<?>> knobs, int[] counts, int i) {
    return switch (knobs.get(i)) {
      case Slider _, Count _, Playback _ -> counts[i] / 3.0;
      case Choice<?> _, Toggle _, Press _, Dots _ -> counts[i];
    };
  }

  private static int product(int[] counts) {
    int product = 1;
    for (int count : counts) {
      product *= count;
    }
    return product;
  }

  /// The values of each knob.
  static List<List<?>> values(List<Knob<?>> knobs, int[] counts) {
    var values = new ArrayList<List<?>>();
    for (int i = 0; i < counts.length; i++) {
      values.add(knobs.get(i).sample(counts[i]));
    }
    return values;
  }

  /// Every combination, the last knob's values changing fastest.
  static List<Object[]> combinations(List<List<?>> values) {
    List<Object[]> all = new ArrayList<>();
    all.add(new Object[0]);
    for (List<?> each : values) {
      var longer = new ArrayList<Object[]>();
      for (Object[] start : all) {
        for (Object value : each) {
          Object[] one = Arrays.copyOf(start, start.length + 1);
          one[start.length] = value;
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }
}

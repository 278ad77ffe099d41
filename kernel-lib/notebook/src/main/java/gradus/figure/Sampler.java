package gradus.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Chooses at which settings a figure is drawn beforehand: some values of each knob, and every
/// combination of them; where there are too many knobs for that, each knob alone.
///
/// @param values the chosen values of each knob
/// @param isStar whether each knob is moved alone, the others standing at their start, and what is
///   played at its end: a rate shows nothing before the first step
record Sampler(List<Knob<?>> knobs, List<List<?>> values, boolean isStar) {
  /// A range with fewer values does not show how it goes.
  private static final int FEW = 3;

  /// A sample of at most so many settings.
  static Sampler of(List<Knob<?>> knobs, int most) {
    int[] counts = counts(knobs, most, false);
    boolean isStar = false;
    for (int i = 0; i < counts.length; i++) {
      int all = knobs.get(i).positions();
      isStar |= counts[i] < (isNamed(knobs.get(i)) ? all : Math.min(FEW, all));
    }
    if (isStar) {
      counts = counts(knobs, most, true);
    }
    var values = new ArrayList<List<?>>();
    for (int i = 0; i < counts.length; i++) {
      values.add(knobs.get(i).sample(counts[i]));
    }
    return new Sampler(knobs, values, isStar);
  }

  /// How many values of each knob to take. What is chosen by name is taken whole where every range
  /// can still move: a list with gaps misleads more than a slider with few places. Otherwise a knob
  /// with a range gets about three values for each one that the others get. In a star, what is
  /// played gets three for each one of a range: it alone shows how things go.
  ///
  /// @param knobs the knobs
  /// @param most how many settings at most
  /// @param isStar whether each knob is moved alone
  static int[] counts(List<Knob<?>> knobs, int most, boolean isStar) {
    ToIntFunction<int[]> settings = isStar ? Sampler::star : Sampler::product;
    int[] counts = new int[knobs.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = isNamed(knobs.get(i)) ? knobs.get(i).positions() : 1;
    }
    if (2 * settings.applyAsInt(counts) > most) {
      Arrays.fill(counts, 1);
    }
    while (true) {
      int next = -1;
      for (int i = 0; i < counts.length; i++) {
        counts[i]++;
        boolean fits = settings.applyAsInt(counts) <= most;
        counts[i]--;
        if (fits
            && counts[i] < knobs.get(i).positions()
            && (next < 0
                || share(knobs.get(i), counts[i], isStar)
                    < share(knobs.get(next), counts[next], isStar))) {
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

  private static double share(Knob<?> knob, int count, boolean isStar) {
    return switch (knob) {
      case Playback _ -> count / (isStar ? 9.0 : 3.0);
      case Slider _, Count _ -> count / 3.0;
      case Choice<?> _, Toggle _, Press _, Dots _ -> count;
    };
  }

  /// How many combinations.
  static int product(int... counts) {
    return Arrays.stream(counts).reduce(1, (a, b) -> a * b);
  }

  /// How many settings where each knob is moved alone.
  static int star(int... counts) {
    return 1 + Arrays.stream(counts).map(count -> count - 1).sum();
  }

  /// At which settings the figure is drawn: of a star the start first, then what else each knob can
  /// be set to, knob by knob; else every combination, the last knob's values changing fastest.
  List<Object[]> settings() {
    return isStar ? arms() : combinations();
  }

  private List<Object[]> arms() {
    Object[] start = knobs.stream().map(Knob::start).toArray();
    Object[] played = start.clone();
    for (int i = 0; i < start.length; i++) {
      if (knobs.get(i) instanceof Playback) {
        played[i] = values.get(i).getLast();
      }
    }
    List<Object[]> all = new ArrayList<>();
    all.add(start);
    for (int i = 0; i < start.length; i++) {
      for (Object value : values.get(i)) {
        if (!value.equals(start[i])) {
          Object[] one = knobs.get(i) instanceof Playback ? start.clone() : played.clone();
          one[i] = value;
          all.add(one);
        }
      }
    }
    return all;
  }

  private List<Object[]> combinations() {
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

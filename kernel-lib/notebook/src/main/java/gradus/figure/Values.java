package gradus.figure;

import java.util.List;

/// The values of a figure's knobs, for figures with more of them than a function has arguments.
///
/// @param knobs the knobs
/// @param all their values, in the same order
public record Values(List<Knob<?>> knobs, List<Object> all) {
  /// Copies both.
  public Values {
    knobs = List.copyOf(knobs);
    all = List.copyOf(all);
  }

  /// The value of a slider.
  ///
  /// @param knob its name
  /// @return the number
  public double number(String knob) {
    return ((Number) get(knob)).doubleValue();
  }

  /// The value of a knob that counts.
  ///
  /// @param knob its name
  /// @return the number
  public int count(String knob) {
    return ((Number) get(knob)).intValue();
  }

  /// Whether a switch is on.
  ///
  /// @param knob its name
  /// @return true or false
  public boolean isOn(String knob) {
    return (Boolean) get(knob);
  }

  /// The value of any knob.
  ///
  /// @param knob its name
  /// @return the value
  /// @throws IllegalArgumentException if no knob has this name
  public Object get(String knob) {
    for (int i = 0; i < knobs.size(); i++) {
      if (knobs.get(i).name().equals(knob)) {
        return all.get(i);
      }
    }
    throw new IllegalArgumentException(
        "no knob is called \"%s\": there are %s."
            .formatted(knob, knobs.stream().map(Knob::name).toList()));
  }

  /// The value of a knob by its place.
  Object at(int i) {
    return all.get(i);
  }

  /// The values as the reader sees them: `rate = 0.1, slope = on`.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < knobs.size(); i++) {
      text.append(i == 0 ? "" : ", ")
          .append(knobs.get(i).name())
          .append(" = ")
          .append(knobs.get(i).say(all.get(i)));
    }
    return text.toString();
  }
}

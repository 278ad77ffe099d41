package gradus.figure;

/// A switch.
///
/// @param name what it switches
/// @param start whether it is on when the figure opens
public record Toggle(String name, Boolean start) implements Knob<Boolean> {
  /// The same switch, on when the figure opens.
  ///
  /// @return another switch
  public Toggle on() {
    return new Toggle(name, true);
  }

  @Override
  public int positions() {
    return 2;
  }

  @Override
  public Boolean valueAt(int position) {
    return position == 1;
  }

  @Override
  public int startPosition() {
    return start ? 1 : 0;
  }

  @Override
  public Boolean read(Object value) {
    if (value instanceof Boolean on) {
      return on;
    }
    throw cannotRead(value, "true or false");
  }

  @Override
  public String say(Object value) {
    return Boolean.TRUE.equals(value) ? "on" : "off";
  }
}

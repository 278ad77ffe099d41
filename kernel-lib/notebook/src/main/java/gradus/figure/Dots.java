package gradus.figure;

import gradus.notebook.Numbers;
import java.util.ArrayList;
import java.util.List;

/// Points that the reader puts into a picture: by a click, with Shift for class 1, or by two
/// sliders and a button.
///
/// @param name what they are
/// @param x the name of the horizontal axis
/// @param left its left end
/// @param right its right end
/// @param y the name of the vertical axis
/// @param low its lower end
/// @param high its upper end
public record Dots(
    String name, String x, double left, double right, String y, double low, double high)
    implements Knob<List<Dots.Dot>> {
  /// One of the points.
  ///
  /// @param x where it is
  /// @param y how high it is
  /// @param label its class, 0 or 1
  public record Dot(double x, double y, int label) {}

  /// Checks the axes.
  ///
  /// @throws IllegalArgumentException if a left end is not below the right
  public Dots {
    if (!(left < right && low < high) || !Double.isFinite(right - left + high - low)) {
      throw new IllegalArgumentException(
          "cannot put \"%s\" into a picture from %s to %s and %s to %s: the left end must be the smaller, and all finite."
              .formatted(
                  name,
                  Numbers.brief(left),
                  Numbers.brief(right),
                  Numbers.brief(low),
                  Numbers.brief(high)));
    }
  }

  @Override
  public List<Dot> start() {
    return List.of();
  }

  /// One: the saved figure shows no point of the reader's.
  @Override
  public int positions() {
    return 1;
  }

  @Override
  public List<Dot> valueAt(int position) {
    return List.of();
  }

  @Override
  public int startPosition() {
    return 0;
  }

  @Override
  public List<Dot> read(Object value) {
    var dots = new ArrayList<Dot>();
    if (value instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Dot dot) {
          dots.add(dot);
        }
      }
      if (dots.size() == list.size()) {
        return List.copyOf(dots);
      }
    }
    throw cannotRead(value, "a list of points");
  }

  @Override
  public String say(Object value) {
    int n = read(value).size();
    return n == 1 ? "1 point" : n + " points";
  }
}

package gradus.widgets;

import java.util.ArrayList;
import java.util.List;

/// A kernel with cells, whose queue a test fills and empties.
final class FakeHost implements Host {
  String cell = "cell 1";
  boolean more;
  final List<Object> ranAt = new ArrayList<>();

  @Override
  public Object here() {
    return cell;
  }

  @Override
  public void at(Object place, Runnable callback) {
    ranAt.add(place);
    callback.run();
  }

  @Override
  public boolean isMoreWaiting() {
    return more;
  }
}

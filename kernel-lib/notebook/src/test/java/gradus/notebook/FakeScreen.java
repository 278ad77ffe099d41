package gradus.notebook;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/// Remembers what was shown, and has a clock that is moved by hand.
final class FakeScreen implements Screen {
  final List<String> log = new ArrayList<>();
  final List<DisplayData> shown = new ArrayList<>();
  private long nanos;

  @Override
  public String show(DisplayData data) {
    shown.add(data);
    String name = "#" + shown.stream().filter(d -> d.hasDisplayId()).count();
    data.setDisplayId(name);
    log.add("show " + name);
    return name;
  }

  @Override
  public void change(String name, DisplayData data) {
    shown.add(data);
    log.add("change " + name);
  }

  long nanos() {
    return nanos;
  }

  void pass(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  String lastText() {
    return Shown.text(shown.getLast());
  }
}

package gradus.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a step has said of its compilations: the last few lines, and who hears of new ones.
final class Told {
  private static final int MOST_LINES = 16;

  private final List<String> lines = new ArrayList<>();
  private Consumer<String> listener = _ -> {};

  void to(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(String line) {
    lines.add(line);
    if (lines.size() > MOST_LINES) {
      lines.removeFirst();
    }
    listener.accept(line);
  }

  @Override
  public String toString() {
    return lines.isEmpty()
        ? "not compiled yet: that happens in the first run"
        : String.join("\n", lines);
  }
}

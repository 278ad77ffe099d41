package gradus.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows for every snippet in which cell and at which line it stands. JShell knows a cell only as
/// numbered snippets, each with lines of its own.
final class CellPlaces {
  /// Text that was evaluated as a whole.
  ///
  /// @param name how errors call it, such as `cell [3]`
  /// @param lines its lines
  record Unit(String name, List<String> lines) {
    static Unit of(String name, String code) {
      return new Unit(name, code.lines().toList());
    }

    /// The line with a number, counted from 1, or nothing if there is none.
    String line(int number) {
      return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
  }

  /// One line of a unit.
  record Place(Unit unit, int line) {
    /// The place some lines further down.
    Place down(int lines) {
      return new Place(unit, line + lines);
    }

    /// The text of the line.
    String text() {
      return unit.line(line);
    }

    @Override
    public String toString() {
      return unit.name() + ", line " + line;
    }
  }

  private final Map<String, Place> starts = new HashMap<>();

  /// Notes where a snippet starts.
  synchronized void put(String snippetId, Place start) {
    starts.put(snippetId, start);
  }

  /// Forgets all snippets but some.
  synchronized void keep(Set<String> snippetIds) {
    starts.keySet().retainAll(snippetIds);
  }

  /// How many snippets are known.
  synchronized int size() {
    return starts.size();
  }

  /// Where a snippet starts, if it came from a cell.
  synchronized @Nullable Place start(String snippetId) {
    return starts.get(snippetId);
  }

  /// Where a line of a snippet stands.
  ///
  /// @param lineInSnippet counted from 1
  @Nullable Place find(String snippetId, int lineInSnippet) {
    Place start = start(snippetId);
    return start == null ? null : start.down(lineInSnippet - 1);
  }
}

package gradus.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/// What was run in this session, the last [#MOST] cells of it. Earlier sessions are not kept.
final class CellHistory implements HistoryManager {
  static final int MOST = 1_000;

  private final List<HistoryEntry> cells = new ArrayList<>();

  /// Notes a cell.
  ///
  /// @param output the text of its result, or nothing
  synchronized void add(int number, String code, String output) {
    cells.add(new HistoryEntry(0, number, code, output));
    if (cells.size() > MOST) {
      cells.removeFirst();
    }
  }

  @Override
  public synchronized List<HistoryEntry> lookupRange(
      int session, int start, int end, Set<ResultFlag> flags) {
    Stream<HistoryEntry> found =
        cells.stream().filter(cell -> cell.getCellNumber() >= start && cell.getCellNumber() < end);
    return session == 0 ? last(found.toList(), 0, flags) : List.of();
  }

  @Override
  public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
    return last(cells, length, flags);
  }

  @Override
  public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
    Pattern pattern = regex(glob);
    List<HistoryEntry> found =
        cells.stream().filter(cell -> pattern.matcher(cell.getInput()).matches()).toList();
    if (flags.contains(ResultFlag.UNIQUE)) {
      var latest = new LinkedHashMap<String, HistoryEntry>();
      found.forEach(cell -> latest.putLast(cell.getInput(), cell));
      found = List.copyOf(latest.values());
    }
    return last(found, length, flags);
  }

  /// The last entries, with their output only where it is asked for.
  ///
  /// @param length how many; 0 stands for all
  private static List<HistoryEntry> last(
      List<HistoryEntry> found, int length, Set<ResultFlag> flags) {
    int from = length <= 0 ? 0 : Math.max(0, found.size() - length);
    Stream<HistoryEntry> kept = found.subList(from, found.size()).stream();
    return flags.contains(ResultFlag.INCLUDE_OUTPUT)
        ? kept.toList()
        : kept.map(e -> new HistoryEntry(e.getSession(), e.getCellNumber(), e.getInput(), null))
            .toList();
  }

  /// The pattern for a glob with `*`, `?` and `[abc]`.
  static Pattern regex(String glob) {
    var regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > i + 1) {
        regex.append(glob, i, close + 1);
        i = close;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}

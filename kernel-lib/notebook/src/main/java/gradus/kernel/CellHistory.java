package gradus.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;

/// What was run in this session. Earlier sessions are not kept.
final class CellHistory implements HistoryManager {
  private final List<HistoryEntry> cells = new ArrayList<>();

  /// Notes a cell.
  synchronized void add(int number, String code) {
    cells.add(new HistoryEntry(0, number, code, null));
  }

  @Override
  public synchronized List<HistoryEntry> lookupRange(
      int session, int start, int end, Set<ResultFlag> flags) {
    return session != 0
        ? List.of()
        : cells.stream()
            .filter(cell -> cell.getCellNumber() >= start && cell.getCellNumber() < end)
            .toList();
  }

  @Override
  public synchronized List<HistoryEntry> lookupTail(int length, Set<ResultFlag> flags) {
    return List.copyOf(cells.subList(Math.max(0, cells.size() - length), cells.size()));
  }

  @Override
  public synchronized List<HistoryEntry> search(String glob, int length, Set<ResultFlag> flags) {
    Pattern pattern = regex(glob);
    List<HistoryEntry> found =
        cells.stream().filter(cell -> pattern.matcher(cell.getInput()).matches()).toList();
    if (flags.contains(ResultFlag.UNIQUE)) {
      var last = new LinkedHashMap<String, HistoryEntry>();
      found.forEach(cell -> last.putLast(cell.getInput(), cell));
      found = List.copyOf(last.values());
    }
    return found.subList(Math.max(0, found.size() - length), found.size());
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

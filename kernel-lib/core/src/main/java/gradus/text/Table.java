package gradus.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts in columns that line up.
public final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /// Lines up texts. The first columns are words and stand to the left, the others are numbers and
  /// stand to the right.
  ///
  /// @param words how many columns are words
  /// @param rows the texts, row by row; as many in each row
  /// @return the lines, without spaces at their ends
  public static String of(int words, List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(c -> rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(words, widths, row)).collect(Collectors.joining("\n"));
  }

  private static String line(int words, int[] widths, List<String> row) {
    var line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String space = " ".repeat(widths[c] - row.get(c).length());
      line.append(c < words ? row.get(c) + space : space + row.get(c)).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}

package gradus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Tables in text files: a line for each row, commas between the cells, quotes where a cell has a
/// comma, a quote (doubled) or a line break in it (RFC 4180).
///
/// ```text
/// var table = Csv.comma().read("iris.csv");
/// var data = table.dataset("species");
/// ```
///
/// @param separator what stands between two cells
/// @param header whether the first row names the columns
/// @param missing what a cell says in which nothing is known; an empty cell always does
public record Csv(char separator, boolean header, Set<String> missing) {
  /// Keeps a copy of the set.
  public Csv {
    missing = Set.copyOf(missing);
  }

  /// Commas between cells, names in the first row, `NA` and `?` for what is missing.
  ///
  /// @return the usual form
  public static Csv comma() {
    return new Csv(',', true, Set.of("NA", "?"));
  }

  /// Another separator, such as `;` or a tab.
  ///
  /// @param other what stands between two cells
  /// @return the form with it
  public Csv separatedBy(char other) {
    return new Csv(other, header, missing);
  }

  /// Data from the first row on; the columns are called `column 1`, `column 2` and so on.
  ///
  /// @return the form without names
  public Csv withoutHeader() {
    return new Csv(separator, false, missing);
  }

  /// Other words for a cell in which nothing is known.
  ///
  /// @param words the words
  /// @return the form with these words alone
  public Csv missing(String... words) {
    return new Csv(separator, header, Set.of(words));
  }

  /// Reads a file, packed by gzip or not.
  ///
  /// @param file its name
  /// @return the table
  /// @throws DataException naming line and column, if it is not UTF-8, if a quote is never closed
  ///   or followed by text, if a row has more or fewer cells than the first, or if two columns have
  ///   one name
  /// @throws java.io.UncheckedIOException if it cannot be read
  public CsvTable read(String file) {
    return DataFile.read(file, this::read);
  }

  private CsvTable read(InputStream in) throws IOException {
    var rows = new Cells(decoded(in.readAllBytes()), separator).rows();
    if (rows.isEmpty()) {
      throw new DataException("it has no rows.");
    }
    int width = rows.getFirst().cells().size();
    for (CsvTable.Row row : rows) {
      if (row.cells().size() != width) {
        throw new DataException(
            "line %d has %d cells, and line %d has %d."
                .formatted(row.line(), row.cells().size(), rows.getFirst().line(), width));
      }
    }
    List<String> names =
        header
            ? rows.getFirst().cells()
            : IntStream.rangeClosed(1, width).mapToObj(c -> "column " + c).toList();
    return CsvTable.of(names, header ? rows.subList(1, rows.size()) : rows, missing);
  }

  private static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Some programs begin a file with a byte order mark.
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DataException("it is not UTF-8 text.");
    }
  }

  /// Walks through the text once, cell by cell.
  private static final class Cells {
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    Cells(String text, char separator) {
      this.text = text;
      this.separator = separator;
    }

    List<CsvTable.Row> rows() {
      var rows = new ArrayList<CsvTable.Row>();
      while (at < text.length()) {
        int start = line;
        var cells = new ArrayList<String>();
        do {
          cells.add(peek() == '"' ? quoted(cells.size() + 1) : plain());
        } while (skip(separator));
        skip('\r');
        skip('\n');
        line++;
        // An empty line is no row of one empty cell.
        if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
          rows.add(new CsvTable.Row(start, List.copyOf(cells)));
        }
      }
      return rows;
    }

    private char peek() {
      return at < text.length() ? text.charAt(at) : '\n';
    }

    private boolean skip(char c) {
      boolean there = at < text.length() && text.charAt(at) == c;
      if (there) {
        at++;
      }
      return there;
    }

    private boolean atEndOfCell() {
      return at == text.length()
          || peek() == separator
          || peek() == '\n'
          || text.startsWith("\r\n", at);
    }

    private String plain() {
      int start = at;
      while (!atEndOfCell()) {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private String quoted(int column) {
      int start = line;
      var cell = new StringBuilder();
      at++;
      while (true) {
        if (at == text.length()) {
          throw new DataException(
              "line %d, column %d: the quote that begins here is never closed."
                  .formatted(start, column));
        }
        char c = text.charAt(at++);
        if (c == '"' && !skip('"')) {
          break;
        }
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      }
      if (!atEndOfCell()) {
        throw new DataException(
            "line %d, column %d: there is text after the closing quote. Inside quotes a quote is doubled."
                .formatted(line, column));
      }
      return cell.toString();
    }
  }
}

package gradus.grade;

import gradus.grade.Plain.NotPlain;
import gradus.notebook.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A value as rows of texts, each cell as wide as the widest, so that two can be compared by eye.
final class Cells {
  private static final int MOST_ROWS = 8;
  private static final int MOST_COLUMNS = 10;

  /// The texts, row by row; what is no array has one.
  private final List<List<String>> rows;

  /// How many cells a row of the value has, which may be more than are shown.
  private final int columns;

  private Cells(List<List<String>> rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  static Cells of(@Nullable Object value) {
    try {
      return of(Plain.of(value));
    } catch (NotPlain e) {
      return new Cells(List.of(List.of(Words.brief(value))), 1);
    }
  }

  private static Cells of(Plain value) {
    int columns = value.shape().isEmpty() ? 1 : value.shape().getLast();
    int count = columns == 0 ? 0 : value.size() / columns;
    var rows = new ArrayList<List<String>>();
    for (int r = 0; r < Math.min(count, MOST_ROWS); r++) {
      var row = new ArrayList<String>();
      for (int c = 0; c < Math.min(columns, MOST_COLUMNS); c++) {
        row.add(Words.brief(value.cell(r * columns + c)));
      }
      if (columns > MOST_COLUMNS) {
        row.add("…");
      }
      rows.add(row);
    }
    if (count > MOST_ROWS) {
      rows.add(List.of("…"));
    }
    if (rows.isEmpty()) {
      rows.add(List.of("{}"));
    }
    return new Cells(rows, Math.max(1, columns));
  }

  private int width() {
    return rows.stream().flatMap(List::stream).mapToInt(String::length).max().orElse(0);
  }

  String text(String heading, String indent) {
    return indent
        + heading
        + lines(indent.length() + heading.length(), UnaryOperator.identity(), -1);
  }

  /// @param cell the number of the cell that is to stand out; -1 for none
  String html(String heading, int cell) {
    return Html.escape(heading) + lines(heading.length(), Html::escape, cell);
  }

  private String lines(int indent, UnaryOperator<String> escape, int cell) {
    int width = width();
    var text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      text.append(r == 0 ? "" : "\n" + " ".repeat(indent));
      for (int c = 0; c < rows.get(r).size(); c++) {
        String shown = rows.get(r).get(c);
        String one = escape.apply(" ".repeat(width - shown.length()) + shown);
        boolean standsOut = cell >= 0 && c < columns && r * columns + c == cell;
        text.append(c == 0 ? "" : "  ");
        text.append(standsOut ? "<b style=\"%s\">%s</b>".formatted(Style.WRONG, one) : one);
      }
    }
    return text.toString();
  }
}

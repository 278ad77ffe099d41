package gradus.plotly;

import gradus.notebook.Html;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import tech.tablesaw.api.Table;

/// Tables of tablesaw, as text and as HTML.
final class Tables {
  private static final int MOST_ROWS = 20;

  private Tables() {}

  static DisplayData bundle(Table table) {
    var data = new DisplayData(table.print(MOST_ROWS));
    data.putHTML(html(table));
    return data;
  }

  /// The first rows, and how many there are.
  private static String html(Table table) {
    var html = new StringBuilder("<table><caption>");
    html.append(Html.escape("%s: %s rows".formatted(table.name(), table.rowCount())));
    html.append("</caption><thead><tr>");
    table
        .columnNames()
        .forEach(
            name -> html.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (int row = 0; row < Math.min(MOST_ROWS, table.rowCount()); row++) {
      html.append("<tr>");
      for (int column = 0; column < table.columnCount(); column++) {
        html.append("<td>").append(Html.escape(table.getString(row, column))).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }
}

package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Rows and named columns, as they stand in a file. A cell is text until it is asked for as a
/// number.
public final class CsvTable {
  /// One row and the line of the file on which it begins.
  record Row(int line, List<String> cells) {}

  /// A column and where it stands in the file, counted from 0.
  private record Column(String name, int place) {}

  private final List<Column> columns;
  private final List<Row> rows;
  private final Set<String> missing;

  private CsvTable(List<Column> columns, List<Row> rows, Set<String> missing) {
    this.columns = List.copyOf(columns);
    this.rows = List.copyOf(rows);
    this.missing = missing;
  }

  /// A table of all columns of a file.
  static CsvTable of(List<String> names, List<Row> rows, Set<String> missing) {
    for (int c = 0; c < names.size(); c++) {
      int first = names.indexOf(names.get(c));
      if (first != c) {
        throw new DataException(
            "columns %d and %d are both called %s.".formatted(first + 1, c + 1, names.get(c)));
      }
    }
    var columns =
        IntStream.range(0, names.size()).mapToObj(c -> new Column(names.get(c), c)).toList();
    return new CsvTable(columns, rows, missing);
  }

  /// What the columns are called.
  ///
  /// @return the names in order
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /// How many rows there are, the header not counted.
  ///
  /// @return the number of rows
  public int size() {
    return rows.size();
  }

  /// Whether every cell of a column is a number or missing.
  ///
  /// @param column its name
  /// @return true if [#numbers] can read it
  /// @throws DataException if there is no such column
  public boolean isNumeric(String column) {
    Column c = column(column);
    return rows.stream().allMatch(row -> isMissing(row, c) || isNumber(cell(row, c)));
  }

  /// A column as numbers.
  ///
  /// @param column its name
  /// @return one number for each row; NaN where it is missing
  /// @throws DataException naming line and column, if a cell is no number
  public double[] numbers(String column) {
    Column c = column(column);
    return rows.stream().mapToDouble(row -> number(row, c)).toArray();
  }

  /// A column as text.
  ///
  /// @param column its name
  /// @return one text for each row; empty where it is missing
  /// @throws DataException if there is no such column
  public List<String> texts(String column) {
    Column c = column(column);
    return rows.stream().map(row -> isMissing(row, c) ? "" : cell(row, c)).toList();
  }

  /// The rows in which nothing is missing.
  ///
  /// @return a table with the same columns
  public CsvTable withoutMissing() {
    return new CsvTable(
        columns,
        rows.stream().filter(row -> columns.stream().noneMatch(c -> isMissing(row, c))).toList(),
        missing);
  }

  /// Some of the columns.
  ///
  /// @param wanted their names, in the order wanted
  /// @return a table with these columns
  /// @throws DataException if there is no such column
  public CsvTable columns(String... wanted) {
    return new CsvTable(Arrays.stream(wanted).map(this::column).toList(), rows, missing);
  }

  /// Examples to learn from: one column is the target, all others are features.
  ///
  /// A target of numbers becomes a column (n, 1). A target of texts becomes class numbers (n); the
  /// classes are the texts in alphabetical order. A feature that is missing is NaN.
  ///
  /// @param target the name of the target's column
  /// @return x (n, features), y (n, 1) or (n)
  /// @throws DataException naming line and column, if a feature is no number or a target is missing
  public Dataset dataset(String target) {
    Column t = column(target);
    var features = new ArrayList<>(names());
    features.remove(target);
    double[][] x = new double[rows.size()][features.size()];
    for (int f = 0; f < features.size(); f++) {
      double[] column = numbers(features.get(f));
      for (int r = 0; r < column.length; r++) {
        x[r][f] = column[r];
      }
    }
    for (Row row : rows) {
      if (isMissing(row, t)) {
        throw new DataException(
            "%s: the target is missing. Leave such rows out with withoutMissing()."
                .formatted(place(row, t)));
      }
    }
    Tensor inputs = tensor(x).reshape(rows.size(), features.size());
    if (isNumeric(target)) {
      return new Dataset(inputs, tensor(numbers(target)).reshape(-1, 1), features, List.of());
    }
    List<String> texts = texts(target);
    List<String> classes = texts.stream().distinct().sorted().toList();
    double[] labels = texts.stream().mapToDouble(classes::indexOf).toArray();
    return new Dataset(inputs, tensor(labels), features, classes);
  }

  private Column column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "there is no column %s; there are %s."
                    .formatted(name, String.join(", ", names()))));
  }

  private static String cell(Row row, Column column) {
    return row.cells().get(column.place());
  }

  private boolean isMissing(Row row, Column column) {
    String cell = cell(row, column);
    return cell.isEmpty() || missing.contains(cell);
  }

  private static boolean isNumber(String cell) {
    // What else Double.parseDouble takes, such as 1d or 0x1p3, is no number in a table.
    return cell.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  private double number(Row row, Column c) {
    String cell = cell(row, c);
    if (isMissing(row, c)) {
      return Double.NaN;
    }
    if (!isNumber(cell)) {
      throw new DataException(
          "%s: \"%s\" is not a number.%s"
              .formatted(
                  place(row, c),
                  cell,
                  isNumber(cell.replace(',', '.')) ? " Write a decimal point, not a comma." : ""));
    }
    return Double.parseDouble(cell);
  }

  private static String place(Row row, Column column) {
    return "line %d, column %d (%s)".formatted(row.line(), column.place() + 1, column.name());
  }

  /// Such as `150 rows of sepal length, sepal width, species`.
  @Override
  public String toString() {
    return "%d rows of %s".formatted(size(), String.join(", ", names()));
  }
}

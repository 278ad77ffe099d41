package gradus.kernel;

import java.util.List;

/// Why a cell failed, in the form in which the front end shows it.
final class CellError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String name;
  private final String text;
  private final transient List<String> report;

  /// @param name the kind of error, such as `ArithmeticException`
  /// @param text what went wrong, in a sentence
  /// @param report the lines to show
  CellError(String name, String text, List<String> report) {
    super(text, null, false, false);
    this.name = name;
    this.text = text;
    this.report = report;
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  List<String> report() {
    return report;
  }
}

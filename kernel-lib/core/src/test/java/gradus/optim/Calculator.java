package gradus.optim;

/// Evaluates printed arithmetic: numbers, `+ − · / √ ²` and parentheses.
final class Calculator {
  /// A value, and how large the numbers were that it was made of: the scale of its rounding error.
  record Result(double value, double size) {}

  private final String text;
  private int at;

  private Calculator(String text) {
    this.text = text.replace(" ", "");
  }

  static Result evaluate(String text) {
    var calculator = new Calculator(text);
    Result result = calculator.sum();
    if (calculator.at < calculator.text.length()) {
      throw new IllegalArgumentException("cannot read " + calculator.text.substring(calculator.at));
    }
    return result;
  }

  private Result sum() {
    Result left = product();
    while (true) {
      if (accept('+')) {
        Result right = product();
        left = new Result(left.value + right.value, left.size + right.size);
      } else if (accept('−')) {
        Result right = product();
        left = new Result(left.value - right.value, left.size + right.size);
      } else {
        return left;
      }
    }
  }

  private Result product() {
    double value = power();
    while (true) {
      if (accept('·')) {
        value *= power();
      } else if (accept('/')) {
        value /= power();
      } else {
        return new Result(value, Math.abs(value));
      }
    }
  }

  private double power() {
    boolean root = accept('√');
    double value = atom();
    double squared = accept('²') ? value * value : value;
    return root ? Math.sqrt(squared) : squared;
  }

  private double atom() {
    if (accept('(')) {
      double value = sum().value;
      if (!accept(')')) {
        throw new IllegalArgumentException("a parenthesis is left open in " + text);
      }
      return value;
    }
    int start = at;
    accept('-');
    while (at < text.length() && "0123456789.e-".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Double.parseDouble(text.substring(start, at));
  }

  private boolean accept(char sign) {
    if (at < text.length() && text.charAt(at) == sign) {
      at++;
      return true;
    }
    return false;
  }
}

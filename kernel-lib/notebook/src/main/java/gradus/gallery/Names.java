package gradus.gallery;

import org.jspecify.annotations.Nullable;

/// How functions are called in a figure.
final class Names {
  private Names() {}

  /// A function's name without parentheses: `tanh`.
  static String of(@Nullable Object function) {
    String name = String.valueOf(function);
    if (name.contains("$$Lambda") || name.equals("layer()")) {
      return "f";
    }
    return name.endsWith("()") ? name.substring(0, name.length() - 2) : name;
  }

  /// A function of an argument: `tanh(z)`; where the name has numbers of its own, `softmax(2.0) of
  /// z`.
  static String applied(@Nullable Object function, String argument) {
    String name = of(function);
    return name.endsWith(")") ? name + " of " + argument : "%s(%s)".formatted(name, argument);
  }

  /// A letter with a number below it: `x₁₂`.
  static String sub(String letter, int number) {
    var text = new StringBuilder(letter);
    String.valueOf(number).chars().forEach(digit -> text.append((char) ('₀' + digit - '0')));
    return text.toString();
  }
}

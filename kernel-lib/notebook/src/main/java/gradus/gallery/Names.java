package gradus.gallery;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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

  /// Names by which functions can be chosen: those that share one get numbers, `f₁` and `f₂`.
  static List<String> each(List<?> functions) {
    List<String> names = functions.stream().map(Names::of).toList();
    return IntStream.range(0, names.size())
        .mapToObj(i -> {
          String name = names.get(i);
          return Collections.frequency(names, name) == 1
              ? name
              : sub(name, 1 + Collections.frequency(names.subList(0, i), name));
        })
        .toList();
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

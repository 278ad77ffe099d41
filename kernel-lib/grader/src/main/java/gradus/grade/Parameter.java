package gradus.grade;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One input of an exercise: what it is, and the name it has in the author's pieces of Java.
///
/// @param type a type that can cross to where the learner's code runs
/// @param name a name in Java
record Parameter(String type, String name) {
  private static final Set<String> SIMPLE =
      Set.of("double", "float", "int", "long", "boolean", "String", "Tensor");

  Parameter {
    String base = type.replace("[]", "");
    if (!SIMPLE.contains(base) || (base.equals("Tensor") && !base.equals(type))) {
      throw new GradeException(
          "cannot give %s %s: an input is a double, float, int, long, boolean or String, an array of these, or a Tensor."
              .formatted(type, name));
    }
  }

  /// Reads `double[] x, int n`.
  static List<Parameter> list(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    return Stream.of(text.split(",", -1)).map(Parameter::one).toList();
  }

  private static Parameter one(String text) {
    String[] words = text.strip().split("\\s+", -1);
    if (words.length != 2) {
      throw new GradeException(
          "cannot read the input \"%s\": it is a type and a name, such as \"double[] x\"."
              .formatted(text.strip()));
    }
    return new Parameter(words[0], words[1]);
  }

  /// The Java that takes it out of the array in which it comes.
  String declaration(int place) {
    String from =
        type.equals("Tensor") ? "gradus.tensor.Tensor" : type.replace("String", "java.lang.String");
    return "%s %s = (%s) in$[%d];".formatted(from, name, from, place);
  }

  /// Complains if a value is not of this type.
  void check(Object value) {
    String is = value.getClass().getSimpleName();
    String wanted =
        switch (type) {
          case "double" -> "Double";
          case "float" -> "Float";
          case "int" -> "Integer";
          case "long" -> "Long";
          case "boolean" -> "Boolean";
          default -> type;
        };
    boolean fits =
        type.equals("Tensor") ? value instanceof gradus.tensor.Tensor : is.equals(wanted);
    if (!fits) {
      throw new GradeException(
          "the input %s is declared as %s, but %s was given."
              .formatted(name, type, is.equals(wanted) ? value : "a value of type " + is));
    }
  }

  static String names(List<Parameter> parameters) {
    return Arrays.toString(parameters.stream().map(Parameter::name).toArray());
  }
}

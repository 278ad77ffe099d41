package gradus.grade;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One rung of an exercise: values that are right together, for so many points.
///
/// @param name `shape`, `forward`, `backward`, …
/// @param points what it counts
/// @param first statements that come before the values' expressions; may be empty
/// @param values what is asked for, in the order in which one follows from another
/// @param isApart whether it is looked at whatever became of the stages before it
public record Stage(String name, int points, String first, List<Value> values, boolean isApart) {
  /// Checks and copies.
  public Stage {
    if (points < 0 || values.isEmpty()) {
      throw new GradeException(
          "the stage %s has %d points and %d values: it needs a value, and points of 0 or more."
              .formatted(name, points, values.size()));
    }
    values = List.copyOf(values);
  }

  /// A stage.
  ///
  /// @param name `shape`, `forward`, `backward`, …
  /// @param points what it counts
  /// @param values what is asked for, in the order in which one follows from another
  /// @return the stage
  public static Stage stage(String name, int points, Value... values) {
    return new Stage(name, points, "", List.of(values), false);
  }

  /// The same, with statements that run before the values' expressions: `var g = backward(x, y, w,
  /// b);`, so that each value can say `g.dw()`.
  ///
  /// @param statements Java, in which the inputs have their names
  /// @return another stage
  public Stage first(String statements) {
    return new Stage(name, points, statements, values, isApart);
  }

  /// The same, but it follows from no other stage: it is looked at, and counts, whatever became of
  /// those before it.
  ///
  /// @return another stage
  public Stage apart() {
    return new Stage(name, points, first, values, true);
  }

  /// The entry to the learner's code: a Java expression of the type
  /// `java.util.function.Function<Object[], Object[]>`, from the inputs of a case to the values of
  /// this stage.
  ///
  /// It is evaluated in the JShell that has the learner's declarations, by the notebook and by the
  /// judge alike.
  String entry(List<Parameter> parameters) {
    String declarations =
        IntStream.range(0, parameters.size())
            .mapToObj(i -> parameters.get(i).declaration(i))
            .collect(Collectors.joining(" "));
    String results = values.stream().map(Value::code).collect(Collectors.joining(", "));
    return """
    (java.util.function.Function<java.lang.Object[], java.lang.Object[]>) in$ -> { %s
      try { %s return new java.lang.Object[] {%s}; }
      catch (java.lang.RuntimeException e$) { throw e$; }
      catch (java.lang.Exception e$) { throw new java.lang.reflect.UndeclaredThrowableException(e$); } }\
    """
        .formatted(declarations, first, results);
  }
}

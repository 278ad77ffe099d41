package gradus.judge;

import java.util.List;
import java.util.stream.Stream;

/// What became of one statement.
///
/// @param steps what a process does to run it: `{"load", name, bytes}` and `{"run", class, method}`
/// @param problem why it cannot run; empty if it can
/// @param missing what it uses and nobody has declared: `method relu(double)`
record Compiled(List<Step> steps, String problem, List<String> missing) {
  /// A class to load, or a method of one to run.
  ///
  /// @param parts as the messenger takes them
  record Step(List<Object> parts) {
    String className() {
      return (String) parts.get(1);
    }

    boolean isLoad() {
      return parts.get(2) instanceof byte[];
    }

    byte[] bytes() {
      return (byte[]) parts.get(2);
    }
  }

  List<String> classes() {
    return steps.stream().filter(Step::isLoad).map(Step::className).toList();
  }

  Object[] message() {
    return message(steps.stream());
  }

  /// Steps as the messenger takes them.
  static Object[] message(Stream<Step> steps) {
    return steps.map(step -> step.parts().toArray()).toArray();
  }
}

package gradus.grade;

import gradus.notebook.Numbers;
import gradus.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values and lists in words.
final class Words {
  private static final int MOST_CELLS = 12;

  private Words() {}

  /// A value on one line: `{1.5, -0.2}`, `0.6931`, `"b"`. Long rows end in dots.
  static String brief(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Double number -> Numbers.brief(number);
      case Float number -> Numbers.brief(number);
      case String text -> "\"" + text + "\"";
      case Tensor tensor when tensor.numel() > MOST_CELLS ->
          "a tensor of shape (%s)".formatted(tensor.shape());
      case Tensor tensor -> tensor.toString();
      default -> value.getClass().isArray() ? row(value) : value.toString();
    };
  }

  private static String row(Object array) {
    var text = new StringBuilder("{");
    int length = Array.getLength(array);
    for (int i = 0; i < Math.min(length, MOST_CELLS); i++) {
      text.append(i == 0 ? "" : ", ").append(brief(Array.get(array, i)));
    }
    return text.append(length > MOST_CELLS ? ", …}" : "}").toString();
  }

  static String joined(List<?> things) {
    return things.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}

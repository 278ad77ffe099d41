package gradus.grade;

import gradus.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A value reduced to what is compared: a shape, and numbers, truths or texts in a row.
///
/// So a `float[]`, a `double[]` and a tensor with the same numbers are alike.
final class Plain {
  /// What its cells are.
  enum Kind {
    NUMBER("a number", "numbers"),
    TRUTH("true or false", "truths"),
    TEXT("a text", "texts");

    final String one;
    final String many;

    Kind(String one, String many) {
      this.one = one;
      this.many = many;
    }
  }

  /// A value that is none of what can be compared.
  static final class NotPlain extends Exception {
    private static final long serialVersionUID = 1;

    NotPlain(String message) {
      super(message);
    }
  }

  private final Kind kind;
  private final List<Integer> shape;
  private final List<Object> cells;

  private Plain(Kind kind, List<Integer> shape, List<Object> cells) {
    this.kind = kind;
    this.shape = shape;
    this.cells = cells;
  }

  /// Reduces a value.
  ///
  /// @throws NotPlain if it is nothing, of another type, or has rows of different lengths
  static Plain of(@Nullable Object value) throws NotPlain {
    if (value instanceof Tensor tensor) {
      return new Plain(
          Kind.NUMBER,
          Arrays.stream(tensor.shape().toArray()).boxed().toList(),
          Arrays.stream(tensor.toArray()).<Object>mapToObj(number -> number).toList());
    }
    var cells = new ArrayList<Object>();
    List<Integer> shape = flatten(value, cells);
    Kind kind = cells.isEmpty() ? Kind.NUMBER : kindOf(cells.getFirst());
    return new Plain(kind, shape, cells);
  }

  private static List<Integer> flatten(@Nullable Object value, List<Object> cells) throws NotPlain {
    if (value == null) {
      throw new NotPlain("there is null where a value is expected");
    }
    if (!value.getClass().isArray()) {
      cells.add(cell(value));
      return List.of();
    }
    int length = Array.getLength(value);
    List<Integer> inner = List.of();
    for (int i = 0; i < length; i++) {
      List<Integer> next = flatten(Array.get(value, i), cells);
      if (i > 0 && !next.equals(inner)) {
        throw new NotPlain("its rows have different lengths");
      }
      inner = next;
    }
    var shape = new ArrayList<Integer>();
    shape.add(length);
    shape.addAll(inner);
    return shape;
  }

  private static Object cell(Object value) throws NotPlain {
    return switch (value) {
      case Number number -> number.doubleValue();
      case Boolean truth -> truth;
      case String text -> text;
      case Character letter -> letter.toString();
      case Tensor tensor when tensor.numel() == 1 -> tensor.item();
      default ->
          throw new NotPlain(
              "it is a value of type "
                  + value.getClass().getSimpleName()
                  + ": expected are numbers, arrays of numbers or a tensor");
    };
  }

  private static Kind kindOf(Object cell) {
    return cell instanceof String ? Kind.TEXT : cell instanceof Boolean ? Kind.TRUTH : Kind.NUMBER;
  }

  Kind kind() {
    return kind;
  }

  List<Integer> shape() {
    return shape;
  }

  int size() {
    return cells.size();
  }

  Object cell(int i) {
    return cells.get(i);
  }

  double number(int i) {
    return (double) cells.get(i);
  }

  /// Where the i-th cell stands: `[1][2]`; nothing for a single number.
  String place(int i) {
    var place = new StringBuilder();
    int rest = i;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      place.insert(0, "[" + rest % shape.get(axis) + "]");
      rest /= shape.get(axis);
    }
    return place.toString();
  }

  /// How many cells a value has.
  static int count(Object value) {
    if (value instanceof Tensor tensor) {
      return tensor.numel();
    }
    return value.getClass().isArray()
        ? IntStream.range(0, Array.getLength(value)).map(i -> count(Array.get(value, i))).sum()
        : 1;
  }

  /// A copy that shares no array.
  static Object copy(Object value) {
    if (!value.getClass().isArray()) {
      return value;
    }
    int length = Array.getLength(value);
    Object copy = Array.newInstance(value.getClass().getComponentType(), length);
    IntStream.range(0, length)
        .forEach(i -> {
          Object part = Array.get(value, i);
          Array.set(copy, i, part == null ? null : copy(part));
        });
    return copy;
  }
}

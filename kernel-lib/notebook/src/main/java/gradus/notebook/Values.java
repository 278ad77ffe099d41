package gradus.notebook;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Context;
import gradus.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Arrays and lists as text that can be read: every number in the same form, the middle of long
/// ones left out.
final class Values {
  private static final int MANY = 40;
  private static final int EDGE = 5;

  private Values() {}

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case double[] numbers -> shortened(Arrays.stream(numbers).boxed().toList());
      case float[] numbers ->
          shortened(IntStream.range(0, numbers.length).mapToObj(i -> numbers[i]).toList());
      case int[] numbers -> shortened(Arrays.stream(numbers).boxed().toList());
      case double[][] rows when isGrid(rows) -> grid(rows);
      case Object[] items -> shortened(Arrays.asList(items));
      case List<?> items -> shortened(items);
      default -> value.toString();
    };
  }

  private static boolean isGrid(double[][] rows) {
    return rows.length > 0
        && rows[0].length > 0
        && Arrays.stream(rows).allMatch(row -> row.length == rows[0].length);
  }

  /// As a tensor is written, in columns.
  private static String grid(double[][] rows) {
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      return tensor(rows).toString();
    }
  }

  private static String shortened(List<?> items) {
    Stream<String> shown =
        items.size() <= MANY
            ? items.stream().map(Values::item)
            : Stream.of(
                    items.subList(0, EDGE).stream().map(Values::item),
                    Stream.of("…"),
                    items.subList(items.size() - EDGE, items.size()).stream().map(Values::item))
                .flatMap(part -> part);
    String all = shown.collect(Collectors.joining(", ", "[", "]"));
    return items.size() <= MANY ? all : all + " (" + Numbers.count(items.size()) + ")";
  }

  private static String item(@Nullable Object item) {
    return switch (item) {
      case Double number -> Numbers.brief(number);
      case Float number -> Numbers.brief(number);
      case null, default -> text(item);
    };
  }
}

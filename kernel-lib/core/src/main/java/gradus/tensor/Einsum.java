package gradus.tensor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads an equation in Einstein's notation and computes it, two tensors at a time, each time by
/// one batched matrix product.
final class Einsum {
  /// A tensor with a letter for each axis, each letter once.
  private record Named(String letters, Tensor tensor) {}

  private final String equation;
  private final String[] inputs;
  private final String output;
  private final Tensor[] tensors;
  private final Map<Character, Integer> sizes = new HashMap<>();

  Einsum(String equation, Tensor... tensors) {
    this.equation = equation;
    this.tensors = tensors;
    String[] sides = equation.replace(" ", "").split("->", -1);
    if (sides.length > 2 || !equation.matches("[a-zA-Z, ]*(->[a-zA-Z ]*)?")) {
      throw error(
          "it is made of letters, one for each axis, commas between tensors, and at most one ->");
    }
    inputs = sides[0].split(",", -1);
    output = sides.length == 2 ? sides[1] : lettersThatAppearOnce(sides[0]);
    checkTensors();
    checkOutput();
  }

  private ShapeException error(String rule) {
    return new ShapeException("cannot read einsum \"%s\": %s.".formatted(equation, rule));
  }

  private static String lettersThatAppearOnce(String letters) {
    return letters
        .chars()
        .filter(c -> c != ',' && letters.indexOf(c) == letters.lastIndexOf(c))
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private void checkTensors() {
    if (inputs.length != tensors.length) {
      throw error("it names %d tensors, and there are %d".formatted(inputs.length, tensors.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      Shape shape = tensors[i].shape();
      if (inputs[i].length() != shape.rank()) {
        throw error(
            "\"%s\" names %d axes, and tensor %d has the shape %s"
                .formatted(inputs[i], inputs[i].length(), i, shape));
      }
      for (int axis = 0; axis < shape.rank(); axis++) {
        char letter = inputs[i].charAt(axis);
        Integer known = sizes.putIfAbsent(letter, shape.size(axis));
        if (known != null && known != shape.size(axis)) {
          throw error(
              "the letter %s stands for one size, not for both %d and %d"
                  .formatted(letter, known, shape.size(axis)));
        }
      }
    }
  }

  private void checkOutput() {
    for (int k = 0; k < output.length(); k++) {
      char letter = output.charAt(k);
      if (!sizes.containsKey(letter)) {
        throw error("the result names %s, which no tensor has".formatted(letter));
      }
      if (output.indexOf(letter) != k) {
        throw error("the result names %s twice".formatted(letter));
      }
    }
  }

  Tensor result() {
    Named product = diagonal(inputs[0], tensors[0]);
    for (int i = 1; i < inputs.length; i++) {
      String needed = output + String.join("", inputs).substring(lengthUpTo(i + 1));
      product = multiply(product, diagonal(inputs[i], tensors[i]), needed);
    }
    return arranged(summed(product, output), output);
  }

  private int lengthUpTo(int i) {
    int length = 0;
    for (int k = 0; k < i; k++) {
      length += inputs[k].length();
    }
    return length;
  }

  /// Where a letter comes twice, only the numbers at equal indices count.
  private static Named diagonal(String letters, Tensor x) {
    for (int second = 1; second < letters.length(); second++) {
      int first = letters.indexOf(letters.charAt(second));
      if (first < second) {
        int[] column = new int[x.rank() - first];
        Arrays.fill(column, 1);
        int size = x.size(first);
        column[0] = size;
        column[second - first] = size;
        Tensor mask = Tensors.eye(size).reshape(column);
        Tensor kept = Joining.where(mask, x, 0).sum(second);
        return diagonal(letters.substring(0, second) + letters.substring(second + 1), kept);
      }
    }
    return new Named(letters, x);
  }

  private Named multiply(Named a, Named b, String needed) {
    Named left = summed(a, b.letters + needed);
    Named right = summed(b, a.letters + needed);
    String both = common(left.letters, right.letters);
    String batch = common(both, needed);
    String contracted = without(both, batch);
    String rows = without(left.letters, both);
    String columns = without(right.letters, both);
    Tensor product =
        grouped(left, batch, rows, contracted).matmul(grouped(right, batch, contracted, columns));
    String letters = batch + rows + columns;
    return new Named(letters, product.reshape(shapeOf(letters)));
  }

  /// The tensor with its axes put together into three: (batches, rows, columns).
  private Tensor grouped(Named x, String batch, String rows, String columns) {
    return arranged(x, batch + rows + columns)
        .reshape(Shape.of(shapeOf(batch).numel(), shapeOf(rows).numel(), shapeOf(columns).numel()));
  }

  private Shape shapeOf(String letters) {
    return Shape.of(letters.chars().map(c -> sizes.get((char) c)).toArray());
  }

  /// Summed over every letter that is not needed.
  private static Named summed(Named x, String needed) {
    int[] gone = without(x.letters, needed).chars().map(x.letters::indexOf).toArray();
    return gone.length == 0 ? x : new Named(common(x.letters, needed), x.tensor.sum(gone));
  }

  private static Tensor arranged(Named x, String letters) {
    return x.letters.equals(letters)
        ? x.tensor
        : x.tensor.permute(letters.chars().map(x.letters::indexOf).toArray());
  }

  private static String common(String letters, String others) {
    return letters
        .chars()
        .filter(c -> others.indexOf(c) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String without(String letters, String others) {
    return letters
        .chars()
        .filter(c -> others.indexOf(c) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}

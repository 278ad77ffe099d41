package gradus.torch;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/// Reads the arrays of a NumPy `.npz` file from the test resources: `float32`, `float64` and bytes,
/// last axis fastest.
final class Npz {
  // The header is a Python dictionary, such as
  // {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']*)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\}\\s*");

  private Npz() {}

  static Map<String, Tensor> read(String name) {
    try (InputStream resource = Npz.class.getResourceAsStream("/torch/" + name + ".npz");
        var zip = new ZipInputStream(Objects.requireNonNull(resource, name))) {
      var arrays = new LinkedHashMap<String, Tensor>();
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        arrays.put(entry.getName().replaceFirst("\\.npy$", ""), array(zip.readAllBytes()));
      }
      return arrays;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Magic word, version 1.0, length of the header in two bytes, header, numbers.
  private static Tensor array(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10 + buffer.getShort(8);
    var header = new String(bytes, 10, start - 10, StandardCharsets.US_ASCII);
    Matcher found = HEADER.matcher(header);
    if (bytes[6] != 1 || !found.matches()) {
      throw new IllegalArgumentException("cannot read an array with the header " + header);
    }
    Shape shape = shape(found.group(2));
    buffer.position(start);
    double[] numbers = new double[shape.numel()];
    DType type =
        switch (found.group(1)) {
          case "<f8" -> {
            buffer.asDoubleBuffer().get(numbers);
            yield DType.FLOAT64;
          }
          case "<f4" -> {
            Arrays.setAll(numbers, _ -> buffer.getFloat());
            yield DType.FLOAT32;
          }
          case "|u1" -> {
            Arrays.setAll(numbers, _ -> buffer.get());
            yield DType.FLOAT64;
          }
          default -> throw new IllegalArgumentException("cannot read numbers of " + header);
        };
    try (var _ = Context.defaultType(type)) {
      return Tensors.tensor(numbers).reshape(shape).contiguous();
    }
  }

  private static Shape shape(String sizes) {
    return Shape.of(
        Arrays.stream(sizes.split(",", -1))
            .map(String::strip)
            .filter(size -> !size.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray());
  }
}

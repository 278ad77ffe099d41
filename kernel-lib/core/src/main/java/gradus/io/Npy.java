package gradus.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One array in NumPy's npy format: a magic word, the length of the header, the header as a Python
/// dict, the numbers.
///
/// @param order which byte of a number comes first
/// @param kind the type as NumPy writes it, without the byte order, such as `f4`
/// @param columnsFirst whether the first axis runs fastest, as in Fortran
/// @param shape the shape
/// @param length how many bytes the header takes, the magic word included
record Npy(ByteOrder order, String kind, boolean columnsFirst, Shape shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LARGEST_HEADER = 1 << 16;
  private static final Pattern DICT =
      Pattern.compile(
          "\\{'descr': '([<>|])([a-zA-Z]\\d{1,9})', 'fortran_order': (True|False), "
              + "'shape': \\(([0-9, ]*+)\\),? ?\\} *+\n");
  private static final Pattern SIZES = Pattern.compile("|\\d{1,18},|\\d{1,18}(, \\d{1,18})+");

  // Writing.

  static void write(Tensor tensor, OutputStream out) throws IOException {
    out.write(header(descr(tensor), tensor.shape()));
    NumberType.write(tensor, out);
  }

  private static String descr(Tensor tensor) {
    NumberType type = NumberType.of(tensor);
    if (type.numpy().isEmpty()) {
      throw new WeightsException(
          "NumPy has no %s: save as .safetensors, or convert with .to(FLOAT32) first."
              .formatted(tensor.dtype()));
    }
    return "<" + type.numpy();
  }

  /// A text as an array without axes, which NumPy reads as a string.
  static void writeText(String text, OutputStream out) throws IOException {
    int[] points = text.codePoints().toArray();
    out.write(header("<U" + points.length, Shape.of()));
    var bytes = ByteBuffer.allocate(4 * points.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(points);
    out.write(bytes.array());
  }

  private static byte[] header(String descr, Shape shape) {
    String sizes =
        Arrays.stream(shape.toArray())
            .mapToObj(size -> size + (shape.rank() == 1 ? "," : ""))
            .collect(joining(", ", "(", ")"));
    String dict = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(descr, sizes);
    // The numbers begin at a multiple of 64.
    int blanks = Math.floorMod(-(MAGIC.length + 4 + dict.length() + 1), 64);
    byte[] text = (dict + " ".repeat(blanks) + "\n").getBytes(ISO_8859_1);
    return ByteBuffer.allocate(MAGIC.length + 4 + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length)
        .put(text)
        .array();
  }

  // Reading.

  static Npy readHeader(String name, InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6)) {
      throw new WeightsException("%s is no NumPy array.".formatted(name));
    }
    int version = start[6];
    if (version < 1 || version > 3 || start[7] != 0) {
      throw new WeightsException(
          "%s has version %d.%d of NumPy's format; known are 1.0, 2.0 and 3.0."
              .formatted(name, version, start[7]));
    }
    int width = version == 1 ? 2 : 4;
    byte[] length = Arrays.copyOf(in.readNBytes(width), 4);
    int count = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (count < 0 || count > LARGEST_HEADER) {
      throw new WeightsException(
          "the header of %s claims %s bytes; the most is %,d."
              .formatted(name, Integer.toUnsignedString(count), LARGEST_HEADER));
    }
    String dict = new String(in.readNBytes(count), version == 3 ? UTF_8 : ISO_8859_1);
    Matcher fields = DICT.matcher(dict);
    if (!fields.matches() || !SIZES.matcher(fields.group(4)).matches()) {
      throw new WeightsException(
          "the header of %s is none of a plain array of numbers: %s".formatted(name, dict.strip()));
    }
    List<Long> sizes =
        Arrays.stream(fields.group(4).split(",", -1))
            .filter(size -> !size.isBlank())
            .map(size -> Long.valueOf(size.strip()))
            .toList();
    return new Npy(
        fields.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fields.group(2),
        fields.group(3).equals("True"),
        SafetensorsHeader.shape(name, sizes),
        start.length + width + count);
  }

  NumberType type(String name) {
    return NumberType.ofNumpy(kind)
        .orElseThrow(() ->
            new WeightsException(
                "%s holds numbers of NumPy's type %s, which no tensor can hold."
                    .formatted(name, kind)));
  }

  boolean isText() {
    return kind.startsWith("U") && shape.rank() == 0;
  }

  /// How many bytes the numbers take.
  long bytes(String name) {
    return isText()
        ? 4L * Integer.parseInt(kind.substring(1))
        : (long) shape.numel() * type(name).bytes();
  }

  Tensor readNumbers(String name, InputStream in) throws IOException {
    if (!columnsFirst) {
      return type(name).read(in, order, shape);
    }
    int[] axes = IntStream.range(0, shape.rank()).map(k -> shape.rank() - 1 - k).toArray();
    Shape reversed = Shape.of(Arrays.stream(axes).map(shape::size).toArray());
    return type(name).read(in, order, reversed).permute(axes).contiguous();
  }

  String readText(InputStream in) throws IOException {
    var points = ByteBuffer.wrap(in.readNBytes((int) bytes(""))).order(order).asIntBuffer();
    var text = new StringBuilder();
    while (points.hasRemaining()) {
      int point = points.get();
      if (!Character.isValidCodePoint(point)) {
        throw new WeightsException("its metadata are no text.");
      }
      text.appendCodePoint(point);
    }
    return text.toString();
  }
}

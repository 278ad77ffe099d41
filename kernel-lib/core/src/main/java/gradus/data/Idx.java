package gradus.data;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Shape;
import gradus.tensor.ShapeException;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Files in MNIST's IDX format, packed by gzip or not.
///
/// An IDX file is a grid of numbers: two zero bytes, the type, the number of axes, the size along
/// each axis in 4 bytes, the numbers; the highest byte first (LeCun, Cortes and Burges, *The MNIST
/// Database of Handwritten Digits*).
///
/// ```text
/// var train = Idx.images("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz");
/// ```
public final class Idx {
  private static final int CHUNK = 1 << 16;

  private Idx() {}

  /// Images with their labels: pixels divided by 255, from 0 to 1.
  ///
  /// @param images the name of a file of shape (n, height, width), one byte to a pixel
  /// @param labels the name of a file of shape (n), one byte to a label
  /// @return x (n, 1, height, width), y (n) with class numbers
  /// @throws DataException if a file is no such file, or if they do not belong together
  /// @throws java.io.UncheckedIOException if one cannot be read
  public static Dataset images(String images, String labels) {
    Tensor x = read(images);
    Tensor y = read(labels);
    if (x.rank() != 3 || y.rank() != 1 || x.size(0) != y.size(0)) {
      throw new DataException(
          "images (n, height, width) need labels (n); these are %s and %s."
              .formatted(x.shape(), y.shape()));
    }
    int classes = y.numel() == 0 ? 0 : (int) y.max().item() + 1;
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    Tensor pixels = x.div(255).reshape(x.size(0), 1, x.size(1), x.size(2));
    return new Dataset(pixels, y, List.of(), names);
  }

  /// The numbers of any IDX file, as they are.
  ///
  /// @param file its name
  /// @return a tensor of the file's shape
  /// @throws DataException if it is no IDX file, or if it holds fewer or more numbers than it says
  /// @throws java.io.UncheckedIOException if it cannot be read
  public static Tensor read(String file) {
    return DataFile.read(file, Idx::read);
  }

  private static Tensor read(InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw new DataException("an IDX file begins with two zero bytes, a type and a rank.");
    }
    int type = magic[2];
    int width = width(type);
    byte[] sizes = in.readNBytes(4 * magic[3]);
    if (magic[3] < 0 || sizes.length < 4 * magic[3]) {
      throw new DataException("it ends before the size of each axis is said.");
    }
    Shape shape = shape(ByteBuffer.wrap(sizes), magic[3]);
    double[] numbers = numbers(in, type, width, shape);
    if (in.read() != -1) {
      throw new DataException(
          "it goes on after the %s numbers that it announces.".formatted(shape));
    }
    return tensor(numbers).reshape(shape);
  }

  private static Shape shape(ByteBuffer sizes, int rank) {
    try {
      return Shape.of(IntStream.range(0, rank).map(_ -> sizes.getInt()).toArray());
    } catch (ShapeException e) {
      throw new DataException(String.valueOf(e.getMessage()));
    }
  }

  /// The array grows with what is really there: a header may lie.
  private static double[] numbers(InputStream in, int type, int width, Shape shape)
      throws IOException {
    double[] numbers = new double[Math.min(shape.numel(), CHUNK)];
    for (int count = 0; count < shape.numel(); ) {
      byte[] chunk = in.readNBytes(Math.min(CHUNK, shape.numel() - count) * width);
      if (chunk.length == 0 || chunk.length % width != 0) {
        throw new DataException(
            "it announces %s numbers and ends after %d.".formatted(shape, count));
      }
      var bytes = ByteBuffer.wrap(chunk);
      int end = count + chunk.length / width;
      if (end > numbers.length) {
        numbers = Arrays.copyOf(numbers, (int) Math.min(shape.numel(), 2L * end));
      }
      for (; count < end; count++) {
        numbers[count] = number(bytes, type);
      }
    }
    return numbers;
  }

  private static int width(int type) {
    return switch (type) {
      case 0x08, 0x09 -> 1;
      case 0x0B -> 2;
      case 0x0C, 0x0D -> 4;
      case 0x0E -> 8;
      default ->
          throw new DataException(
              "there is no IDX type 0x%02X.".formatted(Byte.toUnsignedInt((byte) type)));
    };
  }

  private static double number(ByteBuffer bytes, int type) {
    return switch (type) {
      case 0x08 -> Byte.toUnsignedInt(bytes.get());
      case 0x09 -> bytes.get();
      case 0x0B -> bytes.getShort();
      case 0x0C -> bytes.getInt();
      case 0x0D -> bytes.getFloat();
      default -> bytes.getDouble();
    };
  }
}

package gradus.io;

import static gradus.tensor.Tensors.tensor;

import gradus.tensor.Context;
import gradus.tensor.DType;
import gradus.tensor.Shape;
import gradus.tensor.Storage;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// The types of numbers that files hold, named as safetensors names them.
///
/// A tensor is written in its own type. Whole numbers and truth values are read as `float64`, which
/// holds them exactly up to 2⁵³.
enum NumberType {
  F64("float64", "f8", 8),
  F32("float32", "f4", 4),
  F16("float16", "f2", 2),
  BF16("bfloat16", "", 2),
  I64("", "i8", 8),
  I32("", "i4", 4),
  I16("", "i2", 2),
  I8("", "i1", 1),
  U64("", "u8", 8),
  U32("", "u4", 4),
  U16("", "u2", 2),
  U8("", "u1", 1),
  BOOL("", "b1", 1);

  private static final int CHUNK = 1 << 16;
  private static final long LARGEST_EXACT = 1L << 53;

  private final String dtype;
  private final String numpy;
  private final int bytes;

  NumberType(String dtype, String numpy, int bytes) {
    this.dtype = dtype;
    this.numpy = numpy;
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /// How NumPy's header names it, such as `f4`; empty if it cannot.
  String numpy() {
    return numpy;
  }

  static Optional<NumberType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  static Optional<NumberType> ofNumpy(String name) {
    return Arrays.stream(values())
        .filter(type -> !type.numpy.isEmpty() && type.numpy.equals(name))
        .findFirst();
  }

  static NumberType of(Tensor tensor) {
    String wanted = tensor.dtype().toString();
    return Arrays.stream(values())
        .filter(type -> type.dtype.equals(wanted))
        .findFirst()
        .orElseThrow(() -> new WeightsException("no file format here holds %s.".formatted(wanted)));
  }

  // Writing.

  /// Writes all numbers of a tensor in reading order, lowest byte first.
  static void write(Tensor tensor, OutputStream out) throws IOException {
    NumberType type = of(tensor);
    Storage storage = tensor.storage();
    var buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int place : tensor.layout().places()) {
      if (!buffer.hasRemaining()) {
        out.write(buffer.array());
        buffer.clear();
      }
      type.put(storage, place, buffer);
    }
    out.write(buffer.array(), 0, buffer.position());
  }

  private void put(Storage storage, int place, ByteBuffer buffer) {
    switch (this) {
      case F64 -> buffer.putDouble(storage.get(place));
      case F32 ->
          // Straight from the array: a detour by double would change some bits of a NaN.
          buffer.putFloat(
              storage instanceof Storage.Floats floats
                  ? floats.array()[place]
                  : (float) storage.get(place));
      case F16 -> buffer.putShort(Float.floatToFloat16((float) storage.get(place)));
      case BF16 ->
          buffer.putShort((short) (Float.floatToRawIntBits((float) storage.get(place)) >>> 16));
      default -> throw new AssertionError(this);
    }
  }

  // Reading.

  /// Reads as many numbers as the shape holds.
  Tensor read(InputStream in, ByteOrder order, Shape shape) throws IOException {
    boolean narrow = this == F32 || this == F16 || this == BF16;
    float[] floats = new float[narrow ? shape.numel() : 0];
    double[] doubles = new double[narrow ? 0 : shape.numel()];
    int perChunk = CHUNK / bytes;
    for (int k = 0; k < shape.numel(); k += perChunk) {
      int count = Math.min(perChunk, shape.numel() - k);
      byte[] chunk = in.readNBytes(count * bytes);
      if (chunk.length < count * bytes) {
        throw new WeightsException("it ends in the middle of its numbers.");
      }
      var buffer = ByteBuffer.wrap(chunk).order(order);
      for (int i = k; i < k + count; i++) {
        if (narrow) {
          floats[i] = getFloat(buffer);
        } else {
          doubles[i] = getDouble(buffer);
        }
      }
    }
    return (narrow ? tensor(floats).to(held()) : float64(doubles)).reshape(shape);
  }

  private static Tensor float64(double[] numbers) {
    try (var _ = Context.defaultType(DType.FLOAT64)) {
      return tensor(numbers);
    }
  }

  /// The tensor type for numbers of 32 bits or fewer: their own if tensors have it, else `float32`,
  /// which holds them exactly.
  private DType held() {
    return Arrays.stream(DType.values())
        .filter(type -> type.toString().equals(dtype))
        .findFirst()
        .orElse(DType.FLOAT32);
  }

  private float getFloat(ByteBuffer buffer) {
    return switch (this) {
      case F32 -> buffer.getFloat();
      case F16 -> Float.float16ToFloat(buffer.getShort());
      case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
      default -> throw new AssertionError(this);
    };
  }

  private double getDouble(ByteBuffer buffer) {
    return switch (this) {
      case F64 -> buffer.getDouble();
      case I64 -> exact(buffer.getLong());
      case I32 -> buffer.getInt();
      case I16 -> buffer.getShort();
      case I8 -> buffer.get();
      case U64 -> {
        long value = buffer.getLong();
        // Negative as a signed number means 2⁶³ or more.
        yield exact(value < 0 ? Long.MAX_VALUE : value);
      }
      case U32 -> Integer.toUnsignedLong(buffer.getInt());
      case U16 -> Short.toUnsignedInt(buffer.getShort());
      case U8 -> Byte.toUnsignedInt(buffer.get());
      case BOOL -> {
        byte value = buffer.get();
        if (value != 0 && value != 1) {
          throw new WeightsException(
              "a truth value is stored as 0 or 1, and one is %d.".formatted(value));
        }
        yield value;
      }
      default -> throw new AssertionError(this);
    };
  }

  private static double exact(long value) {
    if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
      throw new WeightsException(
          "a whole number in it is beyond 2⁵³ and has no exact place in a tensor.");
    }
    return value;
  }
}

package gradus.messenger;

import static gradus.tensor.Context.defaultType;

import gradus.tensor.DType;
import gradus.tensor.Tensor;
import gradus.tensor.Tensors;
import java.lang.reflect.Array;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads what [ValueWriter] has written. The bytes may come from anyone: whatever they say, no more
/// memory is taken than a few times their own size, and nothing but plain values is made.
public final class ValueReader {
  private final ByteBuffer in;

  private ValueReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  /// Reads one value.
  ///
  /// @param bytes all of its bytes and no more
  /// @return the value
  /// @throws MessageException if the bytes are no value
  public static @Nullable Object read(byte[] bytes) {
    var reader = new ValueReader(bytes);
    try {
      Object value = reader.value(0);
      if (reader.in.hasRemaining()) {
        throw new MessageException("%d bytes too many.".formatted(reader.in.remaining()));
      }
      return value;
    } catch (BufferUnderflowException e) {
      throw new MessageException("a value ends too early.");
    }
  }

  private @Nullable Object value(int depth) {
    return switch (Kind.of(in.get())) {
      case NOTHING -> null;
      case BOOLEAN -> flag();
      case BYTE -> in.get();
      case SHORT -> in.getShort();
      case CHAR -> in.getChar();
      case INT -> in.getInt();
      case LONG -> in.getLong();
      case FLOAT -> in.getFloat();
      case DOUBLE -> in.getDouble();
      case STRING -> string();
      case TENSOR -> tensor();
      case ARRAY -> array(depth + 1);
      case OBJECT -> throw new MessageException("an object cannot cross.");
    };
  }

  private boolean flag() {
    return in.get() != 0;
  }

  private int length(int bytesEach) {
    int length = in.getInt();
    if (length < 0 || (long) length * bytesEach > in.remaining()) {
      throw new MessageException("%d elements are announced and not there.".formatted(length));
    }
    return length;
  }

  private String string() {
    byte[] utf8 = new byte[length(1)];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private Tensor tensor() {
    DType type = type(value(0));
    int rank = Math.max(0, in.get());
    int[] sizes = new int[rank];
    long numel = 1;
    for (int axis = 0; axis < rank; axis++) {
      sizes[axis] = in.getInt();
      numel = sizes[axis] < 0 ? Long.MAX_VALUE : numel * sizes[axis];
      if (numel > in.remaining()) {
        throw new MessageException("a tensor's numbers are announced and not there.");
      }
    }
    double[] numbers = new double[Math.toIntExact(numel)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.getDouble();
    }
    try (var _ = defaultType(DType.FLOAT64)) {
      return Tensors.tensor(numbers).reshape(sizes).to(type);
    }
  }

  private static DType type(@Nullable Object label) {
    for (DType type : DType.values()) {
      if (type.toString().equals(label)) {
        return type;
      }
    }
    throw new MessageException("a tensor has no type %s.".formatted(label));
  }

  private Object array(int depth) {
    int rank = in.get();
    Kind kind = Kind.of(in.get());
    if (rank < 1 || depth + rank - 1 > ValueWriter.DEEPEST || Kind.ofElements(kind.type) == null) {
      throw new MessageException("no array has %d axes of %s.".formatted(rank, kind));
    }
    if (rank == 1 && kind.isPrimitive()) {
      return numbers(kind, length(kind.bytes));
    }
    int length = length(1);
    Class<?> elements = kind.type;
    for (int k = 1; k < rank; k++) {
      elements = elements.arrayType();
    }
    Object array = Array.newInstance(elements, length);
    for (int i = 0; i < length; i++) {
      Object element = value(depth);
      if (element != null && !elements.isInstance(element)) {
        throw new MessageException("an array of %s holds something else.".formatted(kind));
      }
      Array.set(array, i, element);
    }
    return array;
  }

  private Object numbers(Kind kind, int length) {
    Object array = Array.newInstance(kind.type, length);
    switch (array) {
      case byte[] all -> in.get(all);
      case double[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = in.getDouble();
        }
      }
      case float[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = in.getFloat();
        }
      }
      case int[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = in.getInt();
        }
      }
      case long[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = in.getLong();
        }
      }
      case boolean[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = flag();
        }
      }
      case char[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = in.getChar();
        }
      }
      case short[] all -> {
        for (int i = 0; i < length; i++) {
          all[i] = in.getShort();
        }
      }
      default -> throw new IllegalStateException(kind.name());
    }
    return array;
  }
}

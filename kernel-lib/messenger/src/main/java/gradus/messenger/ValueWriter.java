package gradus.messenger;

import gradus.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes values as bytes: numbers, booleans, strings, tensors, and arrays of these to any depth up
/// to [#DEEPEST]. Nothing else crosses, and no method of a value is called but a tensor's own.
public final class ValueWriter {
  /// How deep arrays may be nested.
  public static final int DEEPEST = 8;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private final int most;

  private ValueWriter(int most) {
    this.most = most;
  }

  /// The bytes of a value.
  ///
  /// @param value what [ValueReader#read] gives back
  /// @param most how many bytes it may take
  /// @return the bytes
  /// @throws MessageException if the value is of another kind, or too large
  public static byte[] write(@Nullable Object value, int most) {
    var writer = new ValueWriter(most);
    try {
      writer.value(value, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written
    }
    return writer.bytes.toByteArray();
  }

  private void value(@Nullable Object value, int depth) throws IOException {
    switch (value) {
      case null -> letter(Kind.NOTHING);
      case Boolean b -> letter(Kind.BOOLEAN).writeBoolean(b);
      case Byte b -> letter(Kind.BYTE).writeByte(b);
      case Short s -> letter(Kind.SHORT).writeShort(s);
      case Character c -> letter(Kind.CHAR).writeChar(c);
      case Integer i -> letter(Kind.INT).writeInt(i);
      case Long l -> letter(Kind.LONG).writeLong(l);
      case Float f -> letter(Kind.FLOAT).writeFloat(f);
      case Double d -> letter(Kind.DOUBLE).writeDouble(d);
      case String s -> string(s);
      case Tensor t -> tensor(t);
      default -> {
        if (!value.getClass().isArray()) {
          throw new MessageException(
              "a %s cannot cross: only numbers, booleans, strings, tensors and arrays of these can."
                  .formatted(value.getClass().getName()));
        }
        array(value, depth + 1);
      }
    }
  }

  private DataOutputStream letter(Kind kind) throws IOException {
    room(16);
    out.writeByte(kind.letter);
    return out;
  }

  private void room(long more) {
    if (bytes.size() + more > most) {
      throw new MessageException("a value of more than %,d bytes cannot cross.".formatted(most));
    }
  }

  private void string(String text) throws IOException {
    room(text.length());
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    letter(Kind.STRING).writeInt(utf8.length);
    room(utf8.length);
    out.write(utf8);
  }

  private void tensor(Tensor tensor) throws IOException {
    room(8L * tensor.numel() + 8L * tensor.rank());
    letter(Kind.TENSOR);
    string(tensor.dtype().toString());
    out.writeByte(tensor.rank());
    for (int axis = 0; axis < tensor.rank(); axis++) {
      out.writeInt(tensor.size(axis));
    }
    for (double number : tensor.toArray()) {
      out.writeDouble(number);
    }
  }

  private void array(Object array, int depth) throws IOException {
    int rank = 0;
    Class<?> elements = array.getClass();
    while (elements.isArray()) {
      elements = elements.getComponentType();
      rank++;
    }
    Kind kind = Kind.ofElements(elements);
    if (kind == null || depth + rank - 1 > DEEPEST) {
      throw new MessageException(
          kind == null
              ? "an array of %s cannot cross.".formatted(elements.getName())
              : "arrays nested deeper than %d cannot cross.".formatted(DEEPEST));
    }
    int length = Array.getLength(array);
    letter(Kind.ARRAY).writeByte(rank);
    out.writeByte(kind.letter);
    out.writeInt(length);
    if (rank == 1 && kind.isPrimitive()) {
      room((long) length * kind.bytes);
      numbers(array);
      return;
    }
    room(length);
    for (int i = 0; i < length; i++) {
      value(Array.get(array, i), depth);
    }
  }

  private void numbers(Object array) throws IOException {
    switch (array) {
      case byte[] all -> out.write(all);
      case double[] all -> {
        for (double number : all) {
          out.writeDouble(number);
        }
      }
      case float[] all -> {
        for (float number : all) {
          out.writeFloat(number);
        }
      }
      case int[] all -> {
        for (int number : all) {
          out.writeInt(number);
        }
      }
      case long[] all -> {
        for (long number : all) {
          out.writeLong(number);
        }
      }
      case boolean[] all -> {
        for (boolean flag : all) {
          out.writeBoolean(flag);
        }
      }
      case char[] all -> {
        for (char letter : all) {
          out.writeChar(letter);
        }
      }
      case short[] all -> {
        for (short number : all) {
          out.writeShort(number);
        }
      }
      default -> throw new IllegalStateException(array.getClass().getName());
    }
  }
}

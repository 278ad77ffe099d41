package gradus.messenger;

import gradus.tensor.Tensor;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The kinds of values that can cross, and the letter that announces each.
enum Kind {
  NOTHING('0', Void.class, 1),
  BOOLEAN('Z', boolean.class, 1),
  BYTE('B', byte.class, 1),
  SHORT('S', short.class, 2),
  CHAR('C', char.class, 2),
  INT('I', int.class, 4),
  LONG('J', long.class, 8),
  FLOAT('F', float.class, 4),
  DOUBLE('D', double.class, 8),
  STRING('s', String.class, 1),
  TENSOR('T', Tensor.class, 1),
  OBJECT('O', Object.class, 1),
  ARRAY('[', Object[].class, 1);

  private static final Set<Kind> ELEMENTS = EnumSet.complementOf(EnumSet.of(NOTHING, ARRAY));

  final char letter;
  final Class<?> type;

  /// The fewest bytes that one value of this kind takes inside of an array.
  final int bytes;

  Kind(char letter, Class<?> type, int bytes) {
    this.letter = letter;
    this.type = type;
    this.bytes = bytes;
  }

  static Kind of(int letter) {
    for (Kind kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new MessageException("no value begins with the byte %d.".formatted(letter));
  }

  /// The kind of which an array can be made, if there is one for a type.
  static @Nullable Kind ofElements(Class<?> type) {
    for (Kind kind : ELEMENTS) {
      if (kind.type == type) {
        return kind;
      }
    }
    return null;
  }

  boolean isPrimitive() {
    return type.isPrimitive();
  }
}

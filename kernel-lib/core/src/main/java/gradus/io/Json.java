package gradus.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A strict reader for the JSON of file headers: objects, arrays, strings and whole numbers.
///
/// Everything else is refused, also what other readers let pass: a name that comes twice, a comma
/// too many, nesting without end.
final class Json {
  private static final int DEEPEST = 8;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// Reads one object, perhaps with blanks after it.
  static Map<String, Object> parseObject(byte[] utf8) {
    var json = new Json(decoded(utf8));
    Object value = json.value(0);
    json.blanks();
    if (json.at != json.text.length()) {
      throw json.error("nothing more");
    }
    return asObject(value);
  }

  private static String decoded(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new WeightsException("its header is not UTF-8 text.", e);
    }
  }

  @SuppressWarnings("unchecked") // Only parsed objects are maps, and their keys are strings.
  static Map<String, Object> asObject(Object value) {
    if (value instanceof Map<?, ?> object) {
      return (Map<String, Object>) object;
    }
    throw new WeightsException("its header has something else where an object {…} belongs.");
  }

  private Object value(int depth) {
    blanks();
    if (depth > DEEPEST) {
      throw error("less nesting");
    }
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    var object = new LinkedHashMap<String, Object>();
    expect('{');
    blanks();
    if (peek() != '}') {
      do {
        blanks();
        int start = at;
        String name = string();
        blanks();
        expect(':');
        if (object.put(name, value(depth + 1)) != null) {
          at = start;
          throw error("each name only once");
        }
      } while (comma());
    }
    expect('}');
    return object;
  }

  private List<Object> array(int depth) {
    var array = new ArrayList<Object>();
    expect('[');
    blanks();
    if (peek() != ']') {
      do {
        array.add(value(depth + 1));
      } while (comma());
    }
    expect(']');
    return array;
  }

  private boolean comma() {
    blanks();
    boolean more = peek() == ',';
    if (more) {
      at++;
    }
    return more;
  }

  private String string() {
    var chars = new StringBuilder();
    expect('"');
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        at--;
        throw error("no control character in a string");
      }
      chars.append(c == '\\' ? escaped() : c);
    }
    at++;
    return chars.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int k = 0; k < 4; k++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw error("four hexadecimal digits");
          }
          code = 16 * code + digit;
          at++;
        }
        yield (char) code;
      }
      default -> {
        at--;
        throw error("an escape such as \\n");
      }
    };
  }

  /// A whole number of 0 or more: headers hold sizes and places.
  private Long number() {
    int start = at;
    while (Character.digit(peek(), 10) >= 0 && peek() < 128) {
      at++;
    }
    String digits = text.substring(start, at);
    boolean odd = digits.length() > 18 || (digits.length() > 1 && digits.startsWith("0"));
    if (digits.isEmpty() || odd) {
      at = start;
      throw error("a whole number of 0 or more, below 10¹⁸");
    }
    return Long.valueOf(digits);
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /// The next character; a NUL at the end, which fits nowhere.
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw error("'" + wanted + "'");
    }
    at++;
  }

  private WeightsException error(String wanted) {
    return new WeightsException(
        "its header is no valid JSON: expected %s at character %d.".formatted(wanted, at));
  }

  /// A string as JSON writes it.
  static String quoted(String raw) {
    var json = new StringBuilder("\"");
    for (int k = 0; k < raw.length(); k++) {
      char c = raw.charAt(k);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        default -> {
          if (c < ' ') {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}

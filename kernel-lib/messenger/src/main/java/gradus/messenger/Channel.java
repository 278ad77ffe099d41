package gradus.messenger;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries messages between two processes: each is its length in four bytes, then one array of
/// values. The first value numbers the message, so that an answer belongs to its question.
public final class Channel {
  /// How many bytes a message may have.
  public static final int LONGEST = 32 << 20;

  private final DataInputStream in;
  private final OutputStream out;

  /// Makes one.
  ///
  /// @param in where the other's messages come from
  /// @param out where ours go
  public Channel(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /// Sends a message.
  ///
  /// @param number its number
  /// @param values what it says
  /// @throws IOException if nobody is there
  /// @throws MessageException if a value cannot cross; then nothing was sent
  public void send(long number, @Nullable Object... values) throws IOException {
    byte[] body = ValueWriter.write(new Object[] {number, values}, LONGEST);
    byte[] frame = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array();
    synchronized (out) {
      out.write(frame);
      out.flush();
    }
  }

  /// Waits for a message.
  ///
  /// @return the message, or null if the other side has ended
  /// @throws IOException if reading fails
  /// @throws MessageException if what comes is no message
  public @Nullable Message receive() throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException e) {
      return null;
    }
    if (length < 0 || length > LONGEST) {
      throw new MessageException("a message of %,d bytes is refused.".formatted(length));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      return null;
    }
    if (ValueReader.read(body) instanceof Object[] parts
        && parts.length == 2
        && parts[0] instanceof Long number
        && parts[1] instanceof Object[] values
        && values.length > 0
        && values[0] instanceof String kind) {
      return new Message(number, kind, Collections.unmodifiableList(Arrays.asList(values)));
    }
    throw new MessageException("a message has no number, no kind, or no values.");
  }

  /// What has come.
  ///
  /// @param number the number that the sender gave it
  /// @param kind its first value, which says what it is
  /// @param values all of its values
  public record Message(long number, String kind, List<@Nullable Object> values) {
    /// One of its values.
    ///
    /// @param <T> the type
    /// @param i its place; 0 is the kind
    /// @param type what it has to be
    /// @return the value
    /// @throws MessageException if it is missing or something else
    public <T> T value(int i, Class<T> type) {
      Object value = i < values.size() ? values.get(i) : null;
      if (!type.isInstance(value)) {
        throw new MessageException("the message '%s' lacks its value %d.".formatted(kind, i));
      }
      return type.cast(value);
    }
  }
}

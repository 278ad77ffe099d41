package gradus.kernel;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Collects what is printed and sends it in large pieces.
///
/// A piece goes out when it has grown to [#FULL] bytes, when [#PAUSE_MILLIS] have passed, or when
/// something else must come after it. Every message costs about the same, so a million lines would
/// be a million costs; and a queue of a million messages is one that the network layer cuts. Who
/// prints faster than that waits.
final class StreamBuffer {
  static final int FULL = 1 << 16;
  static final long PAUSE_MILLIS = 20;
  private static final long REST_MILLIS = 4;

  /// Where a piece goes.
  interface Sink {
    /// Sends one piece.
    void send(Stream stream, String text);
  }

  /// The two streams of a program.
  enum Stream {
    OUT,
    ERR
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FULL);
  private final Sink sink;
  private Stream current = Stream.OUT;

  /// @param sink called with one piece at a time, in order
  StreamBuffer(Sink sink) {
    this.sink = sink;
    Thread timer = new Thread(this::sendNowAndThen, "output");
    timer.setDaemon(true);
    timer.start();
  }

  /// A stream to print to.
  OutputStream stream(Stream stream) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] b, int off, int len) {
        append(stream, b, off, len);
      }
    };
  }

  private synchronized void append(Stream stream, byte[] b, int off, int len) {
    if (stream != current) {
      flush();
      current = stream;
    }
    if (bytes.size() == 0) {
      notifyAll();
    }
    bytes.write(b, off, len);
    if (bytes.size() >= FULL) {
      flush();
      rest();
    }
  }

  /// Leaves the front end time to keep up with a loop that does nothing but print.
  private static void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sends what is waiting.
  synchronized void flush() {
    byte[] all = bytes.toByteArray();
    int whole = wholeCharacters(all);
    bytes.reset();
    bytes.write(all, whole, all.length - whole);
    if (whole > 0) {
      sink.send(current, new String(all, 0, whole, StandardCharsets.UTF_8));
    }
  }

  /// How many of the bytes make whole characters: the last one may be half written.
  static int wholeCharacters(byte[] utf8) {
    for (int back = 1; back <= Math.min(3, utf8.length); back++) {
      int b = utf8[utf8.length - back] & 0xff;
      if (b < 0x80) {
        break;
      }
      if (b >= 0xc0) {
        int needed = b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2;
        return needed > back ? utf8.length - back : utf8.length;
      }
    }
    return utf8.length;
  }

  private void sendNowAndThen() {
    try {
      while (true) {
        synchronized (this) {
          while (bytes.size() == 0) {
            wait();
          }
        }
        Thread.sleep(PAUSE_MILLIS);
        flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package gradus.messenger;

import gradus.messenger.CellCompiler.Statement;
import gradus.messenger.Channel.Message;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process that compiles cells and runs none of a learner's code, so that what it says about a
/// class file is true. It lives for many notebooks, and is ended from outside if a text keeps the
/// compiler from coming to an end.
///
/// It answers `open` (a new notebook), `text` (a cell) and `next` (its next statement).
public final class CompilerMain {
  private CompilerMain() {}

  /// Answers until nobody asks any more.
  ///
  /// @param args none
  /// @throws IOException if the other side is gone
  public static void main(String[] args) throws IOException {
    var channel =
        new Channel(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    CellCompiler fresh = new CellCompiler();
    CellCompiler current = fresh;
    channel.send(0, "ready");
    for (Message asked; (asked = channel.receive()) != null; ) {
      switch (asked.kind()) {
        case "open" -> {
          if (fresh == null) {
            fresh = new CellCompiler();
          }
          current = fresh;
          fresh = null;
          channel.send(asked.number(), "open");
        }
        case "text" -> {
          current.begin(asked.value(1, String.class));
          channel.send(asked.number(), "text");
        }
        case "next" -> answer(channel, asked.number(), next(current));
        case "done" -> {
          channel.send(asked.number(), "done");
          current.close();
          // The next notebook finds its compiler ready.
          fresh = new CellCompiler();
        }
        default -> throw new MessageException("there is no '%s'.".formatted(asked.kind()));
      }
    }
  }

  private static @Nullable Statement next(CellCompiler compiler) {
    try {
      return compiler.next();
    } catch (RuntimeException | StackOverflowError e) {
      // The compiler itself has failed, which a learner's text should not bring about, but may.
      return new Statement(List.of(), "the compiler gave up on it", List.of());
    }
  }

  private static void answer(Channel channel, long number, @Nullable Statement statement)
      throws IOException {
    if (statement == null) {
      channel.send(number, "end");
      return;
    }
    channel.send(
        number,
        "statement",
        statement.steps().toArray(),
        statement.problem(),
        statement.missing().toArray(String[]::new));
  }
}

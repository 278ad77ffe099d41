package gradus.messenger;

import gradus.messenger.Channel.Message;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;

/// A process that runs a learner's code and says what it returns. Nobody believes it more than
/// that: whatever happens in here, an answer is compared elsewhere, and a process that no longer
/// answers is ended and replaced.
///
/// It answers `steps` (load and run what was compiled) and `call` (a method, with values).
public final class RunnerMain {
  private RunnerMain() {}

  /// Answers until nobody asks any more.
  ///
  /// @param args none
  /// @throws IOException if the other side is gone
  public static void main(String[] args) throws IOException {
    // The channel keeps standard input and output for itself; what is printed goes to standard
    // error.
    var channel =
        new Channel(
            new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
    var printed =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.setIn(InputStream.nullInputStream());
    System.setOut(printed);
    System.setErr(printed);

    var requests = new LinkedBlockingQueue<Message>();
    var runner = new Runner(channel);
    Thread cells = new Thread(() -> runner.answer(requests), "cells");
    cells.setDaemon(true);
    cells.start();
    try {
      channel.send(0, "ready");
      for (Message asked; (asked = channel.receive()) != null; ) {
        requests.add(asked);
      }
    } finally {
      // Also when a learner's thread would go on, or a hook would wait.
      Runtime.getRuntime().halt(0);
    }
  }
}

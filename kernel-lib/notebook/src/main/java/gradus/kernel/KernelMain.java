package gradus.kernel;

import gradus.figure.FigureView;
import gradus.live.LiveView;
import gradus.notebook.Renderers;
import gradus.plotly.Interactive;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/// Starts the kernel. The front end passes a file that says where to connect.
public final class KernelMain {
  private KernelMain() {}

  /// Runs a kernel until the front end ends it.
  ///
  /// @param args the connection file
  /// @throws Exception if there is nothing to connect to
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: KernelMain <connection file>");
    }
    Internals.ignoreCtrlC();
    endWithParent();
    var where = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));

    var io = new KernelIo();
    PrintStream log = System.err;
    var printed =
        new StreamBuffer((stream, text) -> {
          Reply reply = io.current();
          if (reply == null) {
            log.print(text);
          } else {
            reply.print(stream, text);
          }
        });

    // The compiler and the sockets take about as long to start.
    var sockets = new FutureTask<>(() -> open(where, printed));
    new Thread(sockets, "sockets").start();
    GradusKernel kernel = new KernelBuilder(printed, io).build();
    Preload.run(kernel);
    Renderers.register(kernel.getRenderer());
    FigureView.register(kernel.getRenderer());
    LiveView.register(kernel.getRenderer());
    Interactive.register(kernel.getRenderer());

    System.setOut(
        new PrintStream(printed.stream(StreamBuffer.Stream.OUT), false, StandardCharsets.UTF_8));
    System.setErr(
        new PrintStream(printed.stream(StreamBuffer.Stream.ERR), false, StandardCharsets.UTF_8));
    System.setIn(io.in);
    Connection connection = sockets.get();
    connection.whenIdle(kernel::idle);
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    Preload.inBackground(kernel);
    connection.waitUntilClose();
    System.exit(0);
  }

  private static Connection open(KernelConnectionProperties where, StreamBuffer printed)
      throws GeneralSecurityException {
    // JJava notes every thread that it starts.
    Logger.getLogger("").setLevel(Level.WARNING);
    return new Connection(where, printed);
  }

  /// A front end that was killed cannot say goodbye.
  private static void endWithParent() {
    String parent = System.getenv("JPY_PARENT_PID");
    if (parent != null && parent.matches("[1-9]\\d{0,9}")) {
      long id = Long.parseLong(parent);
      Thread watch =
          new Thread(
              () -> {
                ProcessHandle.of(id).ifPresent(process -> process.onExit().join());
                Runtime.getRuntime().halt(1);
              },
              "parent");
      watch.setDaemon(true);
      watch.start();
    }
  }
}

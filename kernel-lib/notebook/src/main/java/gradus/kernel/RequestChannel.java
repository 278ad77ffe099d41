package gradus.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.shaded.org.zeromq.ZMQ;
import org.jspecify.annotations.Nullable;

/// A channel of requests that waits for the next one instead of looking for it every 50 ms.
///
/// The thread outlives whatever a handler throws: a kernel whose channel has died answers nothing,
/// for ever.
final class RequestChannel extends ShellChannel {
  private static final Logger LOG = Logger.getLogger(RequestChannel.class.getName());

  private final JupyterConnection connection;
  private final Runnable onIdle;
  private final boolean isControl;
  private final Queue<Message<?>> queued = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /// @param isControl whether this is the channel of interrupts and shutdowns
  /// @param onIdle run when no request is waiting
  RequestChannel(
      ZMQ.Context context,
      HMACGenerator signer,
      boolean isControl,
      JupyterConnection connection,
      Runnable onIdle) {
    super(context, signer, isControl, connection);
    this.isControl = isControl;
    this.connection = connection;
    this.onIdle = onIdle;
  }

  @Override
  public void bind(KernelConnectionProperties where) {
    int port = isControl ? where.getControlPort() : where.getShellPort();
    bind(formatAddress(where.getTransport(), where.getIp(), port));
    Thread thread = new Thread(this::serve, isControl ? "control" : "shell");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try {
      boolean open = true;
      while (open) {
        Message<?> next = queued.poll();
        if (next == null) {
          onIdle.run();
        }
        open = answerNext(next);
      }
    } finally {
      ended.countDown();
    }
  }

  /// Fetches the requests that wait already. What comes later was sent by someone who may have seen
  /// the answer to the present one.
  void fetchQueued() {
    try (ZMQ.Poller waiting = ctx.poller(1)) {
      waiting.register(this, ZMQ.Poller.POLLIN);
      while (waiting.poll(0) > 0) {
        queued.add(readMessage());
      }
    }
  }

  /// Whether the next request that waits already is of a type. To be asked while a request is
  /// answered.
  boolean isNext(MessageType<?> type) {
    if (queued.isEmpty()) {
      onIdle.run();
      fetchQueued();
    }
    Message<?> next = queued.peek();
    return next != null && next.getHeader().getType().equals(type);
  }

  /// Answers one request.
  ///
  /// @param fetched the request, or `null` to wait for one
  /// @return whether to go on
  private boolean answerNext(@Nullable Message<?> fetched) {
    try {
      Message<?> message = fetched != null ? fetched : readMessage();
      return answer(message);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "a request could not be answered", e);
      return true;
    }
  }

  private <T> boolean answer(Message<T> message) {
    ShellHandler<T> handler = connection.getHandler(message.getHeader().getType());
    if (handler == null) {
      return true;
    }
    ShellReplyEnvironment reply = connection.prepareReplyEnv(this, message);
    try {
      handler.handle(reply, message);
    } finally {
      reply.resolveDeferrals();
    }
    return !reply.isMarkedForShutdown();
  }

  @Override
  public void waitUntilClose() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

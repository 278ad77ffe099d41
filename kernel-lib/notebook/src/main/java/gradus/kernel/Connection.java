package gradus.kernel;

import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.shaded.org.zeromq.ZMQ;

/// The five sockets to the front end, of which the two that bring requests are our own.
final class Connection extends JupyterConnection {
  private final KernelConnectionProperties where;
  private final ZMQ.Context context = ZMQ.context(1);
  private final RequestChannel requests;
  private final RequestChannel controls;
  private final StreamBuffer printed;
  private volatile Runnable onIdle = () -> {};

  /// @param printed goes out before anything else that is published
  Connection(KernelConnectionProperties where, StreamBuffer printed)
      throws GeneralSecurityException {
    super(where);
    this.where = where;
    this.printed = printed;
    requests =
        new RequestChannel(context, where.createHMACGenerator(), false, this, () -> onIdle.run());
    controls = new RequestChannel(context, where.createHMACGenerator(), true, this, () -> {});
  }

  /// @param idle run when no request is waiting
  void whenIdle(Runnable idle) {
    onIdle = idle;
  }

  @Override
  public void connect() {
    // Never drop a message because the front end is slow.
    iopub.setHWM(0);
    iopub.bind(where);
    heartbeat.bind(where);
    stdin.bind(where);
    controls.bind(where);
    requests.bind(where);
    iopub.sendMessage(new Message<>(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING));
  }

  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext request) {
    return new Reply(channel, stdin, iopub, request, printed);
  }

  @Override
  public void close() {
    // The process ends when the control channel has said goodbye, and the sockets with it.
  }

  @Override
  public void waitUntilClose() {
    controls.waitUntilClose();
  }
}

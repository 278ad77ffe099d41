package gradus.kernel;

import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.ExpressionValue;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.adapters.ExpressionValueAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.shaded.com.google.gson.Gson;
import org.dflib.jjava.shaded.com.google.gson.GsonBuilder;
import org.dflib.jjava.shaded.com.google.gson.JsonObject;

/// Where the answers to one request go. Keeps printed text and everything else in order.
final class Reply extends ShellReplyEnvironment {
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE)
          .registerTypeAdapter(ExpressionValue.class, ExpressionValueAdapter.INSTANCE)
          .create();

  private final StreamBuffer printed;

  Reply(
      ShellChannel channel,
      StdinChannel stdin,
      JupyterSocket iopub,
      MessageContext request,
      StreamBuffer printed) {
    super(channel, stdin, iopub, request);
    this.printed = printed;
  }

  @Override
  public void publish(Message<?> message) {
    printed.flush();
    super.publish(message);
  }

  /// Shows an error.
  void publish(CellError error) {
    publish(new PublishError(error.name(), error.text(), error.report()));
  }

  /// Sends a piece of printed text. Comes from the buffer itself, so it must not flush it.
  void print(StreamBuffer.Stream stream, String text) {
    var type =
        stream == StreamBuffer.Stream.OUT
            ? PublishStream.StreamType.OUT
            : PublishStream.StreamType.ERR;
    super.publish(
        new Message<>(getContext(), PublishStream.MESSAGE_TYPE, new PublishStream(type, text)));
  }

  /// Says "busy" now and "idle" at the end. JJava's own waits for the next message that is
  /// published from any thread, which need not be this one.
  @Override
  public void setBusyDeferIdle() {
    setStatusBusy();
    defer(
        () -> publish(new Message<>(getContext(), PublishStatus.MESSAGE_TYPE, PublishStatus.IDLE)));
  }

  /// Sends a reply, with the `status` that the protocol asks of all and JJava gives to some.
  @Override
  public void reply(Message<?> message) {
    printed.flush();
    JsonObject content = GSON.toJsonTree(message.getContent()).getAsJsonObject();
    if (!content.has("status")) {
      content.addProperty("status", "ok");
    }
    @SuppressWarnings({"unchecked", "rawtypes"}) // the same message, its content made JSON already
    Message<?> complete =
        new Message(
            message.getIdentities(),
            message.getHeader(),
            message.getParentHeader(),
            message.getMetadata(),
            content,
            message.getBlobs());
    super.reply(complete);
  }

  @Override
  public String readFromStdIn(String prompt, boolean isPassword) {
    printed.flush();
    return super.readFromStdIn(prompt, isPassword);
  }
}

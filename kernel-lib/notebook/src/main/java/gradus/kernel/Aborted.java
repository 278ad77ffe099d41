package gradus.kernel;

import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.ReplyType;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/// The answer to a cell that was not run, because one before it has failed.
///
/// @param status what the protocol calls it
record Aborted(String status) implements ReplyType<ExecuteRequest> {
  @Override
  public MessageType<ExecuteRequest> getRequestType() {
    return ExecuteReply.REQUEST_MESSAGE_TYPE;
  }

  /// The message for a request.
  static Message<?> reply(Message<ExecuteRequest> request) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an execute_reply with other content
    Message<?> message = new Message(request, ExecuteReply.MESSAGE_TYPE, new Aborted("aborted"));
    return message;
  }
}

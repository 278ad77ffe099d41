package gradus.kernel;

import gradus.Gradus;
import gradus.notebook.Background;
import gradus.notebook.CellEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ReplyEnvironment;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.ExpressionValue;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishClearOutput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.kernel.JavaKernel;
import org.jspecify.annotations.Nullable;

/// The kernel of the course: JJava, with cells that can be stopped, errors that name the line, and
/// output that arrives.
public final class GradusKernel extends JavaKernel {
  private final CellEvaluator evaluator;
  private final ReaderThread reader;
  private final StreamBuffer printed;
  private final KernelIo shown;
  private final CellHistory history;
  private final Guard guard;
  private final CellWidgets widgets;
  private final CellResults results;

  /// Whether cells that were sent together with one that failed are skipped.
  private volatile boolean skipping;

  /// The text of the last result, for the history.
  private String result = "";

  /// What JJava's constructor wants.
  record Parts(
      LanguageInfo language,
      CommManager comms,
      Renderer renderer,
      MagicsResolver resolver,
      MagicsRegistry magics,
      StringStyler styler,
      JShell shell,
      List<HelpLink> help) {}

  GradusKernel(
      Parts parts,
      CellEvaluator evaluator,
      ReaderThread reader,
      StreamBuffer printed,
      KernelIo io,
      CellHistory history) {
    super(
        "gradus",
        Gradus.version(),
        parts.language(),
        parts.help(),
        history,
        io,
        parts.comms(),
        parts.renderer(),
        parts.resolver(),
        parts.magics(),
        true,
        parts.styler(),
        parts.shell(),
        evaluator);
    this.evaluator = evaluator;
    this.reader = reader;
    this.printed = printed;
    this.shown = io;
    this.history = history;
    this.guard =
        new Guard(
            reader,
            new ErrorReport(
                trace -> Internals.snippetTrace(getJShell(), trace), evaluator.places()));
    this.results = new CellResults(evaluator);
    this.widgets = new CellWidgets(this, io, printed, guard::run);
  }

  /// Removes what the running cell has shown so far.
  ///
  /// @param wait whether to leave it until something new comes, which avoids a flicker
  public void clearOutput(boolean wait) {
    Reply reply = shown.current();
    if (reply != null) {
      reply.publish(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
    }
  }

  @Override
  public void display(DisplayData data) {
    printed.flush();
    super.display(data);
  }

  @Override
  public void interrupt() {
    reader.stop(StopSwitch.Stopped::new);
    Background.stop();
  }

  /// Stops the running cell because memory is nearly full.
  void stopForMemory() {
    reader.stop(() -> new OutOfMemoryError("the heap is full"));
  }

  /// Called when no request is waiting.
  void idle() {
    skipping = false;
  }

  /// JJava's own extension imports what `preload.jsh` imports.
  @Override
  protected void installExtension(Extension extension) {
    if (!extension.getClass().getName().equals("org.dflib.jjava.distro.NotebookInitializer")) {
      super.installExtension(extension);
    }
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    ReplacementOptions magics = code.contains("%") ? super.complete(code, at) : null;
    return magics != null ? magics : Assistance.complete(getJShell(), code, at);
  }

  @Override
  public @Nullable DisplayData inspect(String code, int at, boolean detailed) {
    return Assistance.inspect(getJShell(), code, at);
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection connection) {
    super.becomeHandlerForConnection(connection);
    connection.setHandler(
        MessageType.COMM_OPEN_COMMAND, asCallback(commManager::handleCommOpenCommand));
    connection.setHandler(
        MessageType.COMM_MSG_COMMAND, asCallback(commManager::handleCommMsgCommand));
    connection.setHandler(
        MessageType.COMM_CLOSE_COMMAND, asCallback(commManager::handleCommCloseCommand));
  }

  /// Runs the callback of a widget like a cell: on the reader's thread, and what it shows arrives.
  private <T> ShellHandler<T> asCallback(BiConsumer<ReplyEnvironment, Message<T>> callback) {
    return (env, message) -> {
      Reply reply = (Reply) env;
      Reply before = shown.attach(reply);
      commManager.setMessageContext(message);
      CellError error =
          run(() -> {
            reader.call(() -> {
              callback.accept(env, message);
              return "";
            });
          });
      if (error != null) {
        reply.publish(error);
      }
      printed.flush();
      shown.attach(before == null ? reply : before);
    };
  }

  @Override
  protected synchronized void handleExecuteRequest(
      ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    Reply reply = (Reply) env;
    ExecuteRequest request = message.getContent();
    reply.setBusyDeferIdle();
    if (skipping) {
      reply.reply(Aborted.reply(message));
      return;
    }
    boolean isCounted = !request.isSilent() && request.shouldStoreHistory();
    int count = isCounted ? executionCount.getAndIncrement() : executionCount.get();
    if (!request.isSilent()) {
      reply.publish(new PublishExecuteInput(request.getCode(), count));
    }
    commManager.setMessageContext(message);
    shown.attach(reply);
    shown.allowInput(request.isStdinEnabled());
    widgets.beginCell(message, reply);
    results.beginCell(message, getJShell());

    result = "";
    CellError error = runCell(count, request, reply);
    results.endCell(message);
    if (isCounted) {
      history.add(count, request.getCode(), result);
    }
    if (error == null) {
      reply.reply(new ExecuteReply(count, userExpressions(request.getUserExpr())));
    } else {
      reply.publish(error);
      var answer = new ErrorReply(error.name(), error.text(), error.report());
      answer.setExecutionCount(count);
      if (request.shouldStopOnError() && reply.getShell() instanceof RequestChannel channel) {
        channel.fetchQueued();
        skipping = true;
      }
      reply.replyError(ExecuteReply.MESSAGE_TYPE.error(), answer);
    }
    evaluator.tidy(getJShell());
  }

  private @Nullable CellError runCell(int count, ExecuteRequest request, Reply reply) {
    evaluator.enter("cell [" + count + "]", request.getCode());
    try {
      return run(() -> {
        Object value = evalBuilder(request.getCode()).resolveMagics().eval();
        remark();
        DisplayData data = value == null ? null : reader.call(() -> render(value));
        if (data != null && !request.isSilent()) {
          reply.publish(new PublishExecuteResult(count, data));
        }
      });
    } finally {
      evaluator.leave();
    }
  }

  private DisplayData render(Object value) {
    if (value instanceof DisplayData data) {
      return data;
    }
    return value.getClass().isArray()
        ? new DisplayData(ArrayText.of(value))
        : renderer.render(value);
  }

  private void remark() {
    evaluator.remarks(getJShell()).forEach(System.out::println);
  }

  /// Does work that can be stopped, then what is left to do at the end of a cell.
  private @Nullable CellError run(Guard.Work work) {
    Memory.beginCell();
    reader.begin();
    CellError error = guard.run(work);
    if (error == null && reader.isStopped()) {
      error = guard.stopped();
    }
    CellError last =
        guard.run(() -> {
          reader.call(() -> {
            CellEnd.run();
            return "";
          });
        });
    reader.end();
    return error != null ? error : last;
  }

  private Map<String, ExpressionValue> userExpressions(@Nullable Map<String, String> expressions) {
    var values = new HashMap<String, ExpressionValue>();
    if (expressions != null) {
      expressions.forEach((name, code) -> values.put(name, userExpression(code)));
    }
    return values;
  }

  private ExpressionValue userExpression(String code) {
    DisplayData[] data = {DisplayData.EMPTY};
    CellError error =
        run(() -> {
          Object value = evalBuilder(code).eval();
          data[0] = value == null ? DisplayData.EMPTY : reader.call(() -> render(value));
        });
    return error == null
        ? new ExpressionValue.Success(data[0])
        : new ExpressionValue.Error(error.name(), error.text(), error.report());
  }
}

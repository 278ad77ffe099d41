package gradus.judge;

import gradus.judge.Compiled.Step;
import gradus.messenger.Channel.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Compiles the cells of one notebook after another in a process that runs none of them. Its word
/// about a class file can be trusted: no code of a learner was ever run in it.
final class Compiler implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Children children;
  private @Nullable Child process;

  Compiler(Children children) {
    this.children = children;
  }

  /// Begins a notebook: nothing is declared but what the kernel preloads.
  void open() throws Ended {
    if (process == null || !process.isAlive()) {
      process = children.compiler();
    }
    ask("open");
  }

  /// Ends a notebook, so that the next one can be prepared.
  void done() {
    try {
      ask("done");
    } catch (Ended e) {
      process = null; // the next notebook gets a new one
    }
  }

  /// Compiles a text, one statement at a time: the next one is compiled when the one before was
  /// run.
  Statements text(String text) throws Ended {
    ask("text", text);
    return () -> {
      Message answer = ask("next");
      return answer.kind().equals("end") ? null : compiled(answer);
    };
  }

  /// The statements of a text.
  interface Statements {
    /// The next one.
    ///
    /// @return the statement, or null at the end
    @Nullable Compiled next() throws Ended;
  }

  private static Compiled compiled(Message answer) {
    var steps = new ArrayList<Step>();
    for (Object step : answer.value(1, Object[].class)) {
      steps.add(new Step(List.of((Object[]) step)));
    }
    List<String> missing = Stream.of(answer.value(3, String[].class)).toList();
    return new Compiled(steps, answer.value(2, String.class), missing);
  }

  private Message ask(@Nullable Object... values) throws Ended {
    Child child = process;
    if (child == null) {
      throw new Ended("the compiler is not there");
    }
    return child.ask(LIMIT, values);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}

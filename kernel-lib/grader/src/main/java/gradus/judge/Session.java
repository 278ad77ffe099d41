package gradus.judge;

import gradus.messenger.Channel.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The code of one notebook: compiled in one process, run in another, which is replaced by a fresh
/// one whenever it has ended. The fresh one runs again what ran before, without the statement in
/// which its predecessor ended.
final class Session implements AutoCloseable {
  private final Children children;
  private final Compiler compiler;
  private final Limits limits;
  private final long end;
  private final List<Done> done = new ArrayList<>();
  private @Nullable Child runner;
  private int entries;

  /// A statement that has run.
  ///
  /// @param cell the number of its cell
  /// @param compiled the statement
  record Done(int cell, Compiled compiled) {}

  /// A method that leads to a learner's code.
  ///
  /// @param compiled the statement that declares it
  /// @param name its name
  record Entry(Compiled compiled, String name) {}

  Session(Children children, Compiler compiler, Limits limits) {
    this.children = children;
    this.compiler = compiler;
    this.limits = limits;
    end = System.nanoTime() + limits.notebook().toNanos();
  }

  List<Done> done() {
    return done;
  }

  /// Runs a cell as the kernel would: statement by statement, up to the first that fails.
  ///
  /// @param remarks told, in a sentence, what was left out of the cell
  /// @throws Ended if the compiler has not come to an end
  void cell(int number, String text, Consumer<String> remarks) throws Ended {
    Compiler.Statements statements = compiler.text(text);
    for (Compiled one; (one = statements.next()) != null; ) {
      if (!one.problem().isEmpty()) {
        remarks.accept("cell %d does not compile: %s".formatted(number, one.problem()));
        return;
      }
      if (one.steps().isEmpty()) {
        continue;
      }
      Message answer;
      try {
        answer = ready().ask(limits.cell(), "steps", one.message());
      } catch (Ended e) {
        remarks.accept("cell %d was stopped: %s".formatted(number, e.why()));
        return;
      }
      done.add(new Done(number, one));
      if (answer.kind().equals("threw")) {
        remarks.accept("cell %d ended with %s".formatted(number, thrown(answer)));
        return;
      }
    }
  }

  private static String thrown(Message answer) {
    String type = answer.value(1, String.class);
    String text = answer.value(2, String.class);
    return type.equals("undefined")
        ? "a call of something that is not declared"
        : type.replaceAll(".*[.$]", "") + (text.equals("null") ? "" : ": " + text);
  }

  /// Compiles an entry.
  ///
  /// @param expression a `Function<Object[], Object[]>`
  Entry entry(String expression) throws Ended {
    String name = "entry$" + ++entries;
    String method =
        "java.lang.Object[] %s(java.lang.Object[] in) { return (%s).apply(in); }"
            .formatted(name, expression);
    Compiled compiled = compiler.text(method).next();
    if (compiled == null) {
      throw new IllegalStateException("an entry without a statement: " + expression);
    }
    return new Entry(compiled, name);
  }

  /// Calls an entry where all that ran before has run.
  ///
  /// @param limit how long it may take
  Message call(Entry entry, Object[] inputs, Duration limit) throws Ended {
    return call(ready(), entry, inputs, limit);
  }

  /// Calls an entry in a process of its own.
  Message call(Child child, Entry entry, Object[] inputs, Duration limit) throws Ended {
    Compiled compiled = entry.compiled();
    child.ask(limit, "steps", compiled.message());
    String[] classes = compiled.classes().toArray(String[]::new);
    return child.ask(limit, "call", classes, entry.name(), new Object[] {inputs});
  }

  /// A process in which nothing has run but a few snippets.
  ///
  /// @param needed the classes around these snippets
  Child alone(Set<String> needed, Duration limit) throws Ended {
    Child fresh = children.runner();
    for (Done one : done) {
      Object[] steps =
          Compiled.message(
              one.compiled().steps().stream()
                  .filter(step -> needed.contains(ClassNames.unit(step.className()))));
      if (steps.length > 0) {
        fresh.ask(limit, "steps", steps);
      }
    }
    return fresh;
  }

  /// A process in which all has run that ran before.
  private Child ready() throws Ended {
    if (System.nanoTime() > end) {
      throw new Ended(
          "the time for the whole notebook, %s, was used up"
              .formatted(Watchdog.seconds(limits.notebook())));
    }
    Child child = runner;
    if (child != null && child.isAlive()) {
      return child;
    }
    child = children.runner();
    for (Done one : done) {
      child.ask(limits.cell(), "steps", one.compiled().message());
    }
    runner = child;
    return child;
  }

  @Override
  public void close() {
    if (runner != null) {
      runner.close();
    }
  }
}

package gradus.judge;

import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Outcome;
import gradus.grade.Outcome.Trouble;
import gradus.grade.Outcome.Values;
import gradus.grade.Stage;
import gradus.grade.Student;
import gradus.judge.Session.Entry;
import gradus.messenger.Channel.Message;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a learner wrote, far away: values come from there, and nothing else.
final class RemoteStudent implements Student, AutoCloseable {
  private final Session session;
  private final Duration limit;
  private @Nullable Stage stage;
  private @Nullable Entry entry;
  private @Nullable Forbidden forbidden;
  private @Nullable Trouble lasting;
  private @Nullable Child alone;

  /// @param limit how long one answer may take
  RemoteStudent(Session session, Duration limit) {
    this.session = session;
    this.limit = limit;
  }

  @Override
  public Outcome run(Exercise exercise, Stage asked, Case input) {
    if (!asked.equals(stage)) {
      stage = asked;
      lasting = prepare(exercise, exercise.entry(asked));
    }
    return lasting != null ? lasting : call(input.inputs());
  }

  /// The value of a variable that answers a question.
  Outcome answer(String expression) {
    lasting = prepare(null, expression);
    return lasting != null ? lasting : call(new Object[0]);
  }

  /// Compiles the way to the answer.
  ///
  /// @return why there is none, for all cases; null if there is one
  private @Nullable Trouble prepare(@Nullable Exercise exercise, String expression) {
    Entry compiled;
    try {
      compiled = session.entry(expression);
    } catch (Ended e) {
      return new Trouble("It cannot be compiled: " + e.why() + ".", "");
    }
    List<String> missing = compiled.compiled().missing();
    if (!missing.isEmpty()) {
      return new Trouble("There is no %s.".formatted(String.join(", and no ", missing)), "");
    }
    if (!compiled.compiled().problem().isEmpty()) {
      return new Trouble(
          "What is asked for is not there as it should be: %s."
              .formatted(compiled.compiled().problem()),
          "");
    }
    close();
    entry = compiled;
    forbidden = null;
    if (exercise != null && !exercise.forbidden().isEmpty()) {
      forbidden = new Forbidden(exercise.forbidden(), session.done(), compiled);
      Optional<String> found = forbidden.found();
      if (found.isPresent()) {
        String text = found.get();
        return new Trouble(Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".", "");
      }
    }
    return null;
  }

  private Outcome call(Object[] inputs) {
    Entry way = entry;
    if (way == null) {
      throw new IllegalStateException("a case before its stage");
    }
    try {
      if (forbidden == null) {
        return outcome(session.call(way, inputs, limit));
      }
      if (alone == null) {
        alone = session.alone(forbidden.needed(), limit);
      }
      return outcome(session.call(alone, way, inputs, limit));
    } catch (Ended e) {
      // The other cases would end the same way, each in a process of its own.
      lasting = new Trouble("It was stopped: %s.".formatted(e.why()), "");
      return lasting;
    }
  }

  /// What the messenger says. The text of an exception is not passed on: it may hold the inputs.
  private static Outcome outcome(Message answer) {
    return switch (answer.kind()) {
      case "value" ->
          answer.values().size() > 1 && answer.values().get(1) instanceof Object[] values
              ? new Values(Arrays.asList(values))
              : new Trouble("No value arrived.", "");
      case "threw" -> {
        String type = answer.value(1, String.class);
        String simple = type.replaceAll(".*[.$]", "");
        boolean known = type.startsWith("java.") || type.startsWith("gradus.");
        yield type.equals("undefined")
            ? new Trouble("It calls something that is not declared.", "")
            : new Trouble("It ended with %s.".formatted(known ? simple : "an exception"), simple);
      }
      case "odd" -> new Trouble("What it gave is no number, boolean, text, array or tensor.", "");
      default -> new Trouble("No value arrived.", "");
    };
  }

  /// Ends the process that had only what the answer needs.
  @Override
  public void close() {
    if (alone != null) {
      alone.close();
      alone = null;
    }
  }
}

package gradus.grade;

import gradus.grade.Asked.Answer;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of an answer to a question.
///
/// @param state right, wrong, or no answer at all
/// @param text what is told to who gave it
public record Verdict(State state, String text) {
  /// How an answer is.
  public enum State {
    /// It is the answer.
    RIGHT,
    /// It is not.
    WRONG,
    /// It is none: "?" or NaN, with which an exercise begins, or no letter or number.
    OPEN
  }

  /// What comes of an answer.
  ///
  /// @param asked the question as it was asked
  /// @param how how an answer is given: told where there is none
  static Verdict of(Asked asked, String how, @Nullable Object answer) {
    String said = answer == null ? "" : plain(answer);
    if (List.of("", "?", "NaN").contains(said)) {
      return new Verdict(State.OPEN, how);
    }
    return asked.options().isEmpty() ? number(asked, how, said) : choice(asked, how, said);
  }

  private static String plain(Object answer) {
    Object value = answer instanceof Tensor tensor && tensor.numel() == 1 ? tensor.item() : answer;
    return value.toString().strip();
  }

  private static Verdict choice(Asked asked, String how, String said) {
    String letter = said.toLowerCase(Locale.ROOT).replaceAll("[().]", "");
    List<Option> options = asked.options();
    for (int i = 0; i < options.size(); i++) {
      if (letter.equals(String.valueOf(Asked.letter(i)))) {
        Option chosen = options.get(i);
        return new Verdict(chosen.isRight() ? State.RIGHT : State.WRONG, chosen.reply());
      }
    }
    return new Verdict(State.OPEN, "\"%s\" is none of the choices. %s".formatted(said, how));
  }

  private static Verdict number(Asked asked, String how, String said) {
    double number;
    try {
      number = Double.parseDouble(said.replace('−', '-'));
    } catch (NumberFormatException e) {
      return new Verdict(State.OPEN, "\"%s\" is no number. %s".formatted(said, how));
    }
    // The right answer first: a trap may lie close to it.
    for (boolean right : new boolean[] {true, false}) {
      for (Answer known : asked.answers()) {
        if (known.isRight() == right && Math.abs(number - known.number()) <= known.tolerance()) {
          return new Verdict(right ? State.RIGHT : State.WRONG, known.reply());
        }
      }
    }
    return new Verdict(State.WRONG, "Not %s. Do the sum once more, on paper.".formatted(said));
  }
}

package gradus.grade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A question as it is put once: its numbers are drawn and its choices are shuffled.
///
/// @param text the question
/// @param options the choices, in the order in which they are shown; none if a number is asked for
/// @param answers numbers that have a reply of their own, the right one among them; none if there
///   are choices
public record Asked(String text, List<Option> options, List<Answer> answers) {
  private static final double TOLERANCE = 0.005;

  /// A number that somebody may answer.
  ///
  /// @param number the number
  /// @param tolerance how far from it an answer still counts as this one
  /// @param isRight whether it is the answer
  /// @param reply what is told to who answers it
  public record Answer(double number, double tolerance, boolean isRight, String reply) {}

  /// A question with its numbers.
  ///
  /// @param pattern the question, `%s` where a number stands
  /// @param numbers the numbers that were drawn
  /// @return a question that waits for its [#answer]
  public static Asked asked(String pattern, Object... numbers) {
    Object[] texts = Arrays.stream(numbers).map(Words::brief).toArray();
    return new Asked(String.format(Locale.ROOT, pattern, texts), List.of(), List.of());
  }

  /// Says what is right, to within 0.005, so that two decimals are enough.
  ///
  /// @param number the answer
  /// @param why how one gets there: told to who has it
  /// @return the question with its answer
  public Asked answer(double number, String why) {
    return answer(number, TOLERANCE, why);
  }

  /// Says what is right.
  ///
  /// @param number the answer
  /// @param tolerance how far from it is still right
  /// @param why how one gets there: told to who has it
  /// @return the question with its answer
  public Asked answer(double number, double tolerance, String why) {
    return with(new Answer(number, tolerance, true, why));
  }

  /// Names a wrong answer that a known mistake leads to.
  ///
  /// @param number where the mistake leads
  /// @param reply what helps who made it
  /// @return the question with this trap
  public Asked trap(double number, String reply) {
    return with(new Answer(number, TOLERANCE, false, reply));
  }

  private Asked with(Answer answer) {
    var more = new ArrayList<>(answers);
    more.add(answer);
    return new Asked(text, options, List.copyOf(more));
  }

  /// The letter of a choice, as the reader sees it.
  static char letter(int i) {
    return (char) ('a' + i);
  }
}

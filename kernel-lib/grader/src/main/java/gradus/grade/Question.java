package gradus.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question whose answer can be judged at once: a choice or a number.
///
/// ```
/// choice("01.3", "A tensor has the shape (4, 2). How many numbers does it hold?")
///     .right("8", "Each of the 4 rows has 2 numbers.")
///     .wrong("6", "That is 4 + 2. The sizes of the axes multiply.");
///
/// number("02.1", dice -> {
///   double x = dice.tenths(1, 3);
///   return asked("x is %s, w is 2 and b is -1. What is the pre-activation z?", x)
///       .answer(2 * x - 1, "Weight times input, plus bias.")
///       .trap(2 * x, "Something is added after the product. What?");
/// });
/// ```
///
/// The order of the choices and the numbers are drawn from the open seed, also for a mark: the
/// reader has to see the question that is judged. Every method returns a new question.
public final class Question implements Task {
  private final String id;
  private final Function<Dice, Asked> drawn;
  private final int points;
  private final String variable;

  private Question(String id, Function<Dice, Asked> drawn, int points, String variable) {
    this.id = id;
    this.drawn = drawn;
    this.points = points;
    this.variable = variable;
  }

  /// A question with choices. Of those that are added by [#right] and [#wrong], one is right.
  ///
  /// @param id the sheet's name, a point, and a number
  /// @param text the question, in plain text; formulas stand between dollar signs
  /// @return a question without choices
  public static Question choice(String id, String text) {
    return new Question(id, dice -> new Asked(text, List.of(), List.of()), 0, "");
  }

  /// A question whose answer is a number.
  ///
  /// @param id the sheet's name, a point, and a number
  /// @param drawn draws the numbers in the question and says what is right, beginning with
  ///   [Asked#asked]
  /// @return the question
  public static Question number(String id, Function<Dice, Asked> drawn) {
    return new Question(id, drawn, 0, "");
  }

  /// Adds the choice that is right.
  ///
  /// @param option what is offered
  /// @param why why it is right: told to who chose it
  /// @return another question
  public Question right(String option, String why) {
    return with(new Option(option, true, why));
  }

  /// Adds a wrong choice: a misconception, not nonsense.
  ///
  /// @param option what is offered
  /// @param reply what makes it tempting and where it breaks: told to who chose it
  /// @return another question
  public Question wrong(String option, String reply) {
    return with(new Option(option, false, reply));
  }

  private Question with(Option option) {
    Function<Dice, Asked> more =
        dice -> {
          Asked before = drawn.apply(dice);
          var options = new ArrayList<>(before.options());
          options.add(option);
          return new Asked(before.text(), List.copyOf(options), before.answers());
        };
    return new Question(id, more, points, variable);
  }

  /// Makes the question count for a mark. The judge finds the answer in a variable.
  ///
  /// @param worth the points
  /// @param name the variable that the exercise declares for it, `answer4`
  /// @return another question
  public Question counts(int worth, String name) {
    return new Question(id, drawn, worth, name);
  }

  /// The question as the reader sees it, its numbers drawn and its choices shuffled.
  ///
  /// @return the same for everybody
  public Asked asked() {
    Dice dice = Seed.OPEN.dice(id, 0);
    Asked asked = drawn.apply(dice);
    return new Asked(asked.text(), dice.shuffled(asked.options()), asked.answers());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return asked().text();
  }

  @Override
  public int points() {
    return points;
  }

  /// The variable in which the judge finds the answer.
  ///
  /// @return its name; empty if the question counts for no mark
  public String variable() {
    return variable;
  }

  /// The entry to the answer: a Java expression of the type `java.util.function.Function<Object[],
  /// Object[]>` that gives the variable's value.
  ///
  /// @return the expression, to be evaluated where the learner's declarations are
  public String entry() {
    return "(java.util.function.Function<java.lang.Object[], java.lang.Object[]>)"
        + " in$ -> new java.lang.Object[] {"
        + variable
        + "}";
  }

  /// Judges an answer.
  ///
  /// @param answer a letter for a choice, as a text or a character; a number, as a number or a text
  /// @return whether it is right, and what to say to it
  public Verdict judge(@Nullable Object answer) {
    Asked asked = asked();
    return Verdict.of(asked, how(asked), answer);
  }

  private String how(Asked asked) {
    boolean choice = !asked.options().isEmpty();
    // The same example for every question, so that it says nothing about the answer.
    String example = choice ? "\"b\"" : "1.5";
    return "Answer with %s, as in %s."
        .formatted(
            choice
                ? "a letter, \"a\" to \"%s\"".formatted(Asked.letter(asked.options().size() - 1))
                : "a number",
            variable.isEmpty()
                ? "check(\"%s\", %s)".formatted(id, example)
                : "%s = %s".formatted(variable, example));
  }
}

package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.relu;

import gradus.grade.Asked;
import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Question;
import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;
import java.util.function.Function;

/// Homework 1: a neuron, and what one neuron cannot do.
public final class Hw01 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          Hw01Neuron.neuron(),
          spam(),
          Hw01Xor.knives(),
          Hw01Xor.hits(),
          whyNot(),
          Hw01Xor.folds(),
          Hw01Neuron.layer(),
          silence());

  /// Made when the sheets are looked for.
  public Hw01() {}

  @Override
  public String name() {
    return "hw01";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }

  private static Exercise spam() {
    Function<Case, Double> score = in -> score(in, 1.5, 2, -3, -0.5);
    return exercise("hw01.2", "A neuron that smells spam")
        .asks(
            "double spamScore(double marks, boolean free, boolean known)",
            "boolean isSpam(double marks, boolean free, boolean known)")
        .given("double marks, boolean free, boolean known")
        .example(0.2, false, true)
        .example(0.9, true, false)
        .example(0.8, true, true)
        .example(0.0, false, false)
        .example(0.5, false, false)
        .example(0.9, false, false)
        .drawn(
            6,
            (dice, size) ->
                inputs(dice.tenths(0, 0.9), dice.whole(0, 1) == 1, dice.whole(0, 1) == 1))
        .stages(
            stage("score", 2, value("z", "spamScore(marks, free, known)", score::apply)),
            stage(
                "verdict",
                1,
                value("spam", "isSpam(marks, free, known)", in -> score.apply(in) > 0)))
        .misconception(
            "the bias is left out",
            "z",
            "Without any evidence the neuron should lean slightly toward \"not spam\".",
            in -> score(in, 1.5, 2, -3, 0))
        .misconception(
            "the bias has the wrong sign",
            "z",
            "An empty message from a stranger should score -0.5.",
            in -> score(in, 1.5, 2, -3, 0.5))
        .misconception(
            "a known sender counts as evidence for spam",
            "z",
            "Being in your contacts speaks against spam. What sign does its weight need?",
            in -> score(in, 1.5, 2, 3, -0.5))
        .misconception(
            "two weights are exchanged",
            "z",
            "Which weight belongs to the exclamation marks, and which to the word \"free\"?",
            in -> score(in, 2, 1.5, -3, -0.5))
        .misconception(
            "the exclamation marks have no weight",
            "z",
            "0.9 of the most exclamation marks should add 1.35 to the score, not 0.9.",
            in -> score(in, 1, 2, -3, -0.5))
        .misconception(
            "a true feature counts 0",
            "z",
            "A feature that is true enters the sum as 1, one that is false as 0.",
            in ->
                1.5 * in.number("marks")
                    + (is(in, "free") ? 0 : 2)
                    - (is(in, "known") ? 0 : 3)
                    - 0.5)
        .misconception(
            "the score is bent",
            "z",
            "The score is the sum itself, which may be negative. The verdict comes after it.",
            in -> relu(score.apply(in)))
        .misconception(
            "spam and not spam are exchanged",
            "spam",
            "A high score means spam.",
            in -> score.apply(in) <= 0)
        .misconception(
            "the threshold is 0.5",
            "spam",
            "The bias has moved the threshold into the sum already: what is left is to ask whether it is above 0.",
            in -> score.apply(in) > 0.5)
        .misconception(
            "a rule in place of the sum",
            "spam",
            "\"Free from a stranger\" is one way to be spam. Enough exclamation marks are another.",
            in -> is(in, "free") && !is(in, "known"));
  }

  private static boolean is(Case in, String name) {
    return (boolean) in.get(name);
  }

  private static double score(Case in, double marks, double free, double known, double b) {
    return marks * in.number("marks")
        + (is(in, "free") ? free : 0)
        + (is(in, "known") ? known : 0)
        + b;
  }

  private static Question whyNot() {
    return Question.choice(
            "hw01.5", "Why does no knife, whatever its weights, get all four corners of XOR right?")
        .right(
            "The four wishes contradict each other: adding the two for (0, 1) and (1, 0) says the opposite of adding the two for (0, 0) and (1, 1).",
            "w2 + b > 0 and w1 + b > 0 add up to w1 + w2 + 2b > 0; b ≤ 0 and w1 + w2 + b ≤ 0 add up to the opposite.")
        .wrong(
            "The search in the last exercise tried whole numbers only; finer steps would find one.",
            "No search can settle this: there are always finer steps. An argument can.")
        .wrong(
            "A line always leaves two corners on each side.",
            "A line can leave three corners on one side, and that is how a knife gets three right.")
        .wrong(
            "Four points are too few to learn from.",
            "Nothing is learned here: we may choose the weights freely, and it still cannot be done.")
        .counts(1, "answer5");
  }

  private static Question silence() {
    return Question.number(
            "hw01.8",
            dice -> {
              double b = dice.pick(List.of(-0.7, -0.4, -1.2));
              return Asked.asked(
                      "All weights of a neuron are 0 and its bias is %s. It bends by ReLU. What does it answer, whatever its inputs are?",
                      b)
                  .answer(
                      0,
                      "Without weights only the bias is left, and ReLU makes 0 of what is negative.")
                  .trap(b, "That is the sum. One step is still to come.")
                  .trap(-b, "ReLU does not turn a sign around.");
            })
        .counts(1, "answer8");
  }
}

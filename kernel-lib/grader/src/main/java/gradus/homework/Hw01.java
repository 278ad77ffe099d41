package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.affine;
import static gradus.homework.Reference.dot;
import static gradus.homework.Reference.relu;
import static gradus.homework.Reference.sum;
import static gradus.homework.Reference.transpose;

import gradus.grade.Asked;
import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Question;
import gradus.grade.Sheet;
import gradus.grade.Task;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Homework 1: a neuron, and what one neuron cannot do.
public final class Hw01 implements Sheet {
  /// The layer of the lesson: four neurons with three inputs.
  private static final double[][] W1 = {
    {0.2, 0.1, -0.3}, {-0.1, 0.4, 0.1}, {0.3, -0.2, 0.5}, {0.1, 0.2, -0.1}
  };

  private static final double[] B1 = {0.1, -0.2, 0.1, 0.3};

  private static final List<Task> TASKS =
      List.of(
          neuron(),
          spam(),
          Hw01Xor.knives(),
          Hw01Xor.hits(),
          whyNot(),
          Hw01Xor.folds(),
          layer(),
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

  private static Exercise neuron() {
    Function<Case, Double> products = in -> dot(in.vector("x"), in.vector("w"));
    Function<Case, Double> sum = in -> products.apply(in) + in.number("b");
    return exercise("hw01.1", "A neuron")
        .asks(
            "double weightedSum(double[] x, double[] w, double b)",
            "double neuron(double[] x, double[] w, double b)")
        .given("double[] x, double[] w, double b")
        .example(new double[] {2, -1, 0.5}, new double[] {0.5, 0.8, -0.3}, 0.1)
        .example(new double[] {1.5, 1, 0.8}, new double[] {1.2, -0.8, 0.3}, 0.5)
        .drawn(
            8,
            (dice, size) ->
                inputs(
                    dice.vector((size + 1) / 2),
                    dice.vector((size + 1) / 2),
                    dice.tenthsButZero(-2, 2)))
        .stages(
            stage("weighted sum", 2, value("z", "weightedSum(x, w, b)", sum::apply)),
            stage("bend", 2, value("y", "neuron(x, w, b)", in -> relu(sum.apply(in)))))
        .misconception(
            "the bias is left out",
            "z",
            "Set every input to 0: what is left of the neuron's sum?",
            products::apply)
        .misconception(
            "the bias is subtracted",
            "z",
            "A bias of +1 should make the neuron fire more easily. Does yours?",
            in -> products.apply(in) - in.number("b"))
        .misconception(
            "the bias is added once for each input",
            "z",
            "A neuron has a weight for each input, but one bias in all. Which line runs too often?",
            in -> products.apply(in) + in.vector("x").length * in.number("b"))
        .misconception(
            "the bias is multiplied",
            "z",
            "The bias shifts the sum. With b = 0, should nothing at all be left of it?",
            in -> products.apply(in) * in.number("b"))
        .misconception(
            "the inputs are added without their weights",
            "z",
            "Change a weight: does the sum change?",
            in -> sum(in.vector("x")) + in.number("b"))
        .misconception(
            "weights are added to the inputs",
            "z",
            "A weight of 0 should silence its input. Adding 0 does not.",
            in -> sum(in.vector("x")) + sum(in.vector("w")) + in.number("b"))
        .misconception(
            "only the last product is kept",
            "z",
            "Look at the line inside the loop: does it add to what was there, or replace it?",
            in -> {
              int last = in.vector("x").length - 1;
              return in.vector("x")[last] * in.vector("w")[last] + in.number("b");
            })
        .misconception(
            "the last input is forgotten",
            "z",
            "At which index does the loop stop? An array of 3 has the indices 0, 1 and 2.",
            in ->
                dot(Arrays.copyOf(in.vector("x"), in.vector("x").length - 1), in.vector("w"))
                    + in.number("b"))
        .misconception(
            "the first input is forgotten",
            "z",
            "At which index does the loop start? The first input has the index 0.",
            in -> sum.apply(in) - in.vector("x")[0] * in.vector("w")[0])
        .misconception(
            "the loop runs past the end",
            "z",
            "An array of 3 has the indices 0, 1 and 2. Which is the last one that your loop asks for?",
            in -> in.vector("x")[in.vector("x").length])
        .misconception(
            "the bend is missing", "y", "What should come out when the sum is -0.3?", sum::apply)
        .misconception(
            "the bend is upside down",
            "y",
            "ReLU lets what is positive pass, and makes the rest 0. Yours does the opposite.",
            in -> Math.min(0, sum.apply(in)))
        .misconception(
            "the sign is dropped",
            "y",
            "For a sum of -3 the neuron should be silent, not answer 3.",
            in -> Math.abs(sum.apply(in)))
        .misconception(
            "a step in place of ReLU",
            "y",
            "ReLU says how much, not only whether: a sum of 2.85 should come out as 2.85.",
            in -> sum.apply(in) > 0 ? 1.0 : 0.0)
        .misconception(
            "a sigmoid in place of ReLU",
            "y",
            "Here the neuron bends by ReLU, max(0, z). The sigmoid is another bend, for another day.",
            in -> 1 / (1 + Math.exp(-sum.apply(in))))
        .misconception(
            "the bias is added after the bend",
            "y",
            "The bend is the last thing that happens: first the whole sum, then max(0, ·).",
            in -> relu(products.apply(in)) + in.number("b"));
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

  private static Exercise layer() {
    Function<Case, double[]> sums = in -> affine(in.matrix("w"), in.vector("x"), in.vector("b"));
    Value all = value("h", "layer(x, w, b)", in -> relu(sums.apply(in)));
    return exercise("hw01.7", "From one neuron to a layer")
        .asks("double[] layer(double[] x, double[][] w, double[] b)")
        .given("double[] x, double[][] w, double[] b")
        .example(new double[] {0.7, 0.8, 0.45}, W1, B1)
        .example(new double[] {0.1, 0.1, 0.1}, W1, B1)
        .drawn(
            7,
            (dice, size) -> {
              int inputs = 1 + size / 3;
              int neurons = inputs + dice.whole(1, 2);
              return inputs(
                  dice.vector(inputs), dice.matrix(neurons, inputs), dice.vector(neurons));
            })
        .stages(stage("shape", 1, all.shape()), stage("numbers", 3, all))
        .misconception(
            "columns are taken for neurons",
            "h",
            "Each row of w holds the weights of one neuron. How many answers should come out?",
            in -> {
              double[][] t = transpose(in.matrix("w"));
              var wrong = new double[t.length];
              for (int j = 0; j < t.length; j++) {
                for (int i = 0; i < t[j].length; i++) {
                  wrong[j] += t[j][i] * in.vector("x")[i];
                }
              }
              return wrong;
            })
        .misconception(
            "as many answers as inputs",
            "h",
            "A layer answers with one number for each of its neurons: how many rows has w?",
            in -> Arrays.copyOf(relu(sums.apply(in)), in.vector("x").length))
        .misconception(
            "the bend is missing",
            "h",
            "What should a neuron whose sum is negative answer?",
            sums::apply)
        .misconception(
            "the bias is left out",
            "h",
            "Each neuron has its own bias: b has as many numbers as w has rows.",
            in -> relu(affine(in.matrix("w"), in.vector("x"), new double[in.vector("b").length])))
        .misconception(
            "all neurons share the first bias",
            "h",
            "Neuron i has the bias b[i].",
            in -> {
              var first = new double[in.vector("b").length];
              Arrays.fill(first, in.vector("b")[0]);
              return relu(affine(in.matrix("w"), in.vector("x"), first));
            })
        .misconception(
            "all neurons have the first row",
            "h",
            "Neuron i has the weights w[i].",
            in -> {
              double[][] w = in.matrix("w");
              Arrays.fill(w, w[0]);
              return relu(affine(w, in.vector("x"), in.vector("b")));
            })
        .misconception(
            "the last neuron is forgotten",
            "h",
            "At which row does the loop stop?",
            in -> {
              double[] h = relu(sums.apply(in));
              h[h.length - 1] = 0;
              return h;
            })
        .misconception(
            "the bias is added after the bend",
            "h",
            "The bend comes last, after weights and bias.",
            in -> {
              double[] h =
                  relu(affine(in.matrix("w"), in.vector("x"), new double[in.vector("b").length]));
              return IntStream.range(0, h.length)
                  .mapToDouble(i -> h[i] + in.vector("b")[i])
                  .toArray();
            });
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

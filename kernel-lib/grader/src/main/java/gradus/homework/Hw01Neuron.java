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

import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The exercises of homework 1 that compute a neuron and a layer.
final class Hw01Neuron {
  /// The layer of the lesson: four neurons with three inputs.
  private static final double[][] W1 = {
    {0.2, 0.1, -0.3}, {-0.1, 0.4, 0.1}, {0.3, -0.2, 0.5}, {0.1, 0.2, -0.1}
  };

  private static final double[] B1 = {0.1, -0.2, 0.1, 0.3};

  private Hw01Neuron() {}

  static Exercise neuron() {
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

  static Exercise layer() {
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
}

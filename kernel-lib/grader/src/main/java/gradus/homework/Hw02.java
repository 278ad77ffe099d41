package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Question.choice;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.affine;
import static gradus.homework.Reference.relu;
import static gradus.homework.Reference.scaled;
import static gradus.homework.Reference.softmax;
import static gradus.homework.Reference.sum;
import static gradus.homework.Reference.times;

import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Question;
import gradus.grade.Sheet;
import gradus.grade.Task;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.List;

/// Homework 2: the forward pass and the losses.
public final class Hw02 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          forward(),
          probabilities(),
          Hw02Losses.crossEntropy(),
          Hw02Losses.slope(),
          Hw02Losses.perplexity(),
          saturation(),
          rescue(),
          newTrouble());

  /// Made when the sheets are looked for.
  public Hw02() {}

  @Override
  public String name() {
    return "hw02";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }

  private static double[] z1(Case in) {
    return affine(in.matrix("w1"), in.vector("x"), in.vector("b1"));
  }

  private static double[] second(Case in, double[] h) {
    return affine(in.matrix("w2"), h, in.vector("b2"));
  }

  private static Exercise forward() {
    Value h = value("h", "hidden(x, w1, b1)", in -> relu(z1(in)));
    return exercise("hw02.1", "Three inputs, four units, two scores")
        .asks(
            "double[] hidden(double[] x, double[][] w1, double[] b1)",
            "double[] scores(double[] x, double[][] w1, double[] b1, double[][] w2, double[] b2)")
        .given("double[] x, double[][] w1, double[] b1, double[][] w2, double[] b2")
        .drawn(
            8,
            (dice, size) -> {
              Sizes n = Sizes.of(size);
              return inputs(
                  dice.vector(n.inputs()),
                  dice.matrix(n.units(), n.inputs()),
                  dice.biases(n.units()),
                  dice.matrix(n.classes(), n.units()),
                  dice.vector(n.classes()));
            })
        .stages(
            stage("shape", 1, h.shape()),
            stage("hidden units", 2, h),
            stage(
                "scores",
                2,
                value("scores", "scores(x, w1, b1, w2, b2)", in -> second(in, relu(z1(in))))))
        .misconception(
            "as many units as inputs",
            "h",
            "Each row of w1 is a unit. How many rows are there?",
            in -> Arrays.copyOf(relu(z1(in)), in.vector("x").length))
        .misconception("the bend is missing", "h", "What is h where the sum is negative?", Hw02::z1)
        .misconception(
            "the bias is left out",
            "h",
            "Each unit has a bias of its own.",
            in -> relu(times(in.matrix("w1"), in.vector("x"))))
        .misconception(
            "the sign is dropped",
            "h",
            "ReLU makes 0 of what is negative, it does not turn it around.",
            in -> Arrays.stream(z1(in)).map(Math::abs).toArray())
        .misconception(
            "the scores are bent, too",
            "scores",
            "A score may be negative: softmax makes a probability of it.",
            in -> relu(second(in, relu(z1(in)))))
        .misconception(
            "the second bias is left out",
            "scores",
            "The second layer has biases as well.",
            in -> times(in.matrix("w2"), relu(z1(in))))
        .misconception(
            "the second layer looks past the bend",
            "scores",
            "It sees h, not the sums before the bend.",
            in -> second(in, z1(in)))
        .misconception(
            "probabilities in place of scores",
            "scores",
            "Asked for are the scores. Softmax comes in the next task.",
            in -> softmax(second(in, relu(z1(in)))));
  }

  private static double[] exponentials(Case in) {
    return Arrays.stream(in.vector("scores")).map(Math::exp).toArray();
  }

  private static Exercise probabilities() {
    Value p = value("p", "softmax(scores)", in -> softmax(in.vector("scores")));
    return exercise("hw02.2", "Softmax, also for large scores")
        .asks("double[] softmax(double[] scores)")
        .given("double[] scores, double[] large")
        .example(new double[] {2, 1, 0}, new double[] {1000, 1001})
        .example(new double[] {1, 2, 0.5}, new double[] {-1000, -1001})
        .drawn(7, (dice, size) -> inputs(dice.vector(1 + size), scaled(dice.vector(1 + size), 500)))
        .stages(
            stage("shape", 1, p.shape()),
            stage("probabilities", 2, p),
            stage(
                "large scores",
                2,
                value("p of large scores", "softmax(large)", in -> softmax(in.vector("large")))))
        .misconception(
            "one number",
            "p",
            "Each score gets its own probability.",
            in -> softmax(in.vector("scores"))[0])
        .misconception(
            "not divided by the sum",
            "p",
            "Add your numbers up: probabilities give 1.",
            Hw02::exponentials)
        .misconception(
            "divided without the exponentials",
            "p",
            "A negative score would give a negative probability.",
            in -> scaled(in.vector("scores"), 1 / sum(in.vector("scores"))))
        .misconception(
            "divided by the largest",
            "p",
            "The largest of yours is 1. Divide by the sum of all.",
            in -> scaled(exponentials(in), 1 / Arrays.stream(exponentials(in)).max().orElseThrow()))
        .misconception(
            "divided by how many there are",
            "p",
            "Divide by the sum of the exponentials, not by their number.",
            in -> scaled(exponentials(in), 1.0 / in.vector("scores").length))
        .misconception(
            "a sigmoid for each score",
            "p",
            "Softmax lets the scores compete: if one probability rises, the others fall.",
            in -> Arrays.stream(in.vector("scores")).map(s -> 1 / (1 + Math.exp(-s))).toArray())
        .misconception(
            "the signs of the scores are turned around",
            "p",
            "The largest score gets the largest probability.",
            in -> softmax(scaled(in.vector("scores"), -1)))
        .misconception(
            "powers of 2",
            "p",
            "Softmax raises e to the scores: Math.exp.",
            in -> softmax(scaled(in.vector("scores"), Math.log(2))))
        .misconception(
            "the exponentials overflow",
            "p of large scores",
            "e to the 1000 is infinite for the machine, and infinite by infinite is NaN. Subtract the largest score from all of them first: the probabilities stay the same.",
            in -> {
              double[] e = Arrays.stream(in.vector("large")).map(Math::exp).toArray();
              return Arrays.stream(e).map(v -> v / sum(e)).toArray();
            });
  }

  private static Question saturation() {
    return choice("hw02.6", "Ten layers with sigmoids: why do the first ones hardly learn?")
        .right(
            "Far from 0 a sigmoid is flat, and nowhere is its slope above 0.25: ten such slopes multiplied leave next to nothing.",
            "Blame that has to pass ten slopes of at most a quarter is a millionth when it arrives.")
        .wrong(
            "The sigmoid is too slow to compute.",
            "It costs an exponential, which is little beside a matrix product. The first layers would learn slowly even on an infinitely fast machine.")
        .wrong(
            "A sigmoid is never negative, so no gradient can be negative.",
            "Its slope is positive, but the blame from behind has both signs.")
        .wrong(
            "Without a bend the layers collapse into one.",
            "A sigmoid does bend. What collapses is the gradient.")
        .counts(1, "answer6");
  }

  private static Question rescue() {
    return choice("hw02.7", "Why does ReLU mend that?")
        .right(
            "Where a unit is awake its slope is 1, so blame passes without getting smaller.",
            "A product of ones stays one, however deep the network is.")
        .wrong(
            "Its outputs are never larger than 1.",
            "They have no upper bound. That is one reason why ReLU networks can explode.")
        .wrong(
            "It has no flat part.",
            "It has one: all of the negative side. But the other half is not flat at all.")
        .wrong(
            "It makes the loss convex.",
            "No activation does that for a network with a hidden layer.")
        .counts(1, "answer7");
  }

  private static Question newTrouble() {
    return choice(
            "hw02.8", "Which new trouble does ReLU bring, and what do GELU and SwiGLU do about it?")
        .right(
            "A unit that is negative on every input gets no gradient and never wakes up; the smooth ones let some gradient pass below 0.",
            "Dead units. GELU and SiLU, the bend inside SwiGLU, have a slope that is not 0 just below 0.")
        .wrong(
            "Its kink at 0 makes the gradient undefined, and training stops there; the smooth ones have no kink.",
            "At the kink a slope is simply agreed on, mostly 0. Almost no sum ever lands exactly there.")
        .wrong(
            "It saturates for large inputs; the smooth ones do not.",
            "ReLU does not saturate above 0. Below 0 it is flat: that is where the trouble is.")
        .wrong(
            "It needs more memory; the smooth ones need less.",
            "They need as much or more: SwiGLU even has a weight matrix more.")
        .counts(1, "answer8");
  }
}

package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.scaled;
import static gradus.homework.Reference.softmax;
import static gradus.homework.Reference.sum;

import gradus.grade.Case;
import gradus.grade.Exercise;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.function.Function;

/// The exercises of homework 2 that begin with probabilities.
final class Hw02Losses {
  private Hw02Losses() {}

  private static Exercise onProbabilities(String id, String title) {
    return exercise(id, title)
        .given("double[] p, int k, double[] scores")
        .example(new double[] {0.2, 0.8}, 0, new double[] {1, 2, 0.5})
        .example(new double[] {0.99, 0.01}, 1, new double[] {1, 2, 0.5})
        .drawn(
            7,
            (dice, size) ->
                inputs(softmax(dice.vector(1 + size)), dice.whole(0, size), dice.vector(1 + size)));
  }

  private static double right(Case in) {
    return in.vector("p")[in.whole("k")];
  }

  static Exercise crossEntropy() {
    Function<Case, Double> loss = in -> -Math.log(right(in));
    return onProbabilities("hw02.3", "Cross-entropy")
        .asks("double crossEntropy(double[] p, int k)")
        .stages(stage("loss", 2, value("L", "crossEntropy(p, k)", loss::apply)))
        .misconception(
            "the minus is missing",
            "L",
            "A loss is not negative; the logarithm of a probability is.",
            in -> Math.log(right(in)))
        .misconception(
            "a logarithm to the base 10",
            "L",
            "The loss is in nats: Math.log.",
            in -> -Math.log10(right(in)))
        .misconception(
            "bits in place of nats",
            "L",
            "Those are bits. Here the logarithm is the natural one: Math.log.",
            in -> -Math.log(right(in)) / Math.log(2))
        .misconception(
            "1 - p in place of the logarithm",
            "L",
            "A confident mistake should cost much more than 1.",
            in -> 1 - right(in))
        .misconception(
            "a squared error",
            "L",
            "That is (1 - p)², which hardly minds a confident mistake.",
            in -> (1 - right(in)) * (1 - right(in)))
        .misconception(
            "the most probable class",
            "L",
            "What counts is the probability of the class that is right, wherever the largest one is.",
            in -> -Math.log(Arrays.stream(in.vector("p")).max().orElseThrow()))
        .misconception(
            "the first class",
            "L",
            "The class that is right has the number k.",
            in -> -Math.log(in.vector("p")[0]))
        .misconception(
            "all classes",
            "L",
            "Only the class that is right contributes: the others are multiplied by 0.",
            in -> -Arrays.stream(in.vector("p")).map(Math::log).sum())
        .misconception(
            "classes counted from 1",
            "L",
            "Classes are counted from 0, as an array is.",
            in -> -Math.log(in.vector("p")[in.whole("k") - 1]));
  }

  private static double[] minusOne(double[] p, int k) {
    p[k] -= 1;
    return p;
  }

  static Exercise slope() {
    Value d = value("dz", "slope(scores, k)", in -> minusOne(softmax(in.vector("scores")), k(in)));
    return onProbabilities("hw02.4", "Predicted minus wanted")
        .asks("double[] slope(double[] scores, int k)")
        .stages(stage("shape", 1, d.shape()), stage("slope", 2, d))
        .misconception(
            "only the right class",
            "dz",
            "Every score has a slope.",
            in -> softmax(in.vector("scores"))[k(in)] - 1)
        .misconception(
            "wanted minus predicted",
            "dz",
            "The score of the right class should rise, so its slope is negative: p - 1.",
            in -> scaled(minusOne(softmax(in.vector("scores")), k(in)), -1))
        .misconception(
            "nothing is subtracted",
            "dz",
            "p minus what is wanted: 1 at the place k, 0 elsewhere.",
            in -> softmax(in.vector("scores")))
        .misconception(
            "scores in place of probabilities",
            "dz",
            "Scores become probabilities first.",
            in -> minusOne(in.vector("scores"), k(in)))
        .misconception(
            "1 is subtracted everywhere",
            "dz",
            "Wanted is 1 for one class only.",
            in -> Arrays.stream(softmax(in.vector("scores"))).map(p -> p - 1).toArray())
        .misconception(
            "the first class",
            "dz",
            "The class that is right has the number k.",
            in -> minusOne(softmax(in.vector("scores")), 0))
        .misconception(
            "the slope of a squared error",
            "dz",
            "With cross-entropy the 2 does not appear.",
            in -> scaled(minusOne(softmax(in.vector("scores")), k(in)), 2))
        .misconception(
            "divided by the number of classes",
            "dz",
            "There is one example, so there is nothing to average.",
            in ->
                scaled(
                    minusOne(softmax(in.vector("scores")), k(in)),
                    1.0 / in.vector("scores").length))
        .misconception(
            "the class is counted from 1",
            "dz",
            "Classes are counted from 0, as an array is.",
            in -> minusOne(softmax(in.vector("scores")), k(in) - 1));
  }

  private static int k(Case in) {
    return in.whole("k");
  }

  private static double nats(Case in) {
    return -Arrays.stream(in.vector("p")).map(Math::log).average().orElseThrow();
  }

  static Exercise perplexity() {
    Function<Case, Double> right = in -> Math.exp(nats(in));
    return exercise("hw02.5", "Perplexity")
        .asks("double perplexity(double[] p)")
        .given("double[] p")
        .example(new double[] {0.05})
        .example(new double[] {0.5, 0.5})
        .drawn(
            7,
            (dice, size) ->
                inputs(scaled(Arrays.stream(dice.vector(size)).map(Math::abs).toArray(), 0.4)))
        .stages(stage("perplexity", 2, value("perplexity", "perplexity(p)", right::apply)))
        .misconception(
            "the average loss",
            "perplexity",
            "That is the cross-entropy. Raise e to it.",
            Hw02Losses::nats)
        .misconception(
            "the minus is missing",
            "perplexity",
            "A model that is sure of the right words has a perplexity of 1, and no model has less.",
            in -> Math.exp(-nats(in)))
        .misconception(
            "the sum in place of the mean",
            "perplexity",
            "A longer text should not be more perplexing: take the mean over the words.",
            in -> Math.exp(nats(in) * in.vector("p").length))
        .misconception(
            "2 to the nats",
            "perplexity",
            "If the logarithm is natural, the power is e's.",
            in -> Math.pow(2, nats(in)))
        .misconception(
            "the logarithm of the mean",
            "perplexity",
            "First the logarithm of each word, then the mean of those.",
            in -> 1 / (sum(in.vector("p")) / in.vector("p").length))
        .misconception(
            "the mean of the inverses",
            "perplexity",
            "Perplexity is a mean of logarithms, raised again. Yours lets one hard word outweigh the rest.",
            in -> Arrays.stream(in.vector("p")).map(p -> 1 / p).average().orElseThrow())
        .misconception(
            "a logarithm to the base 10",
            "perplexity",
            "Take the logarithm whose power you take: Math.log and Math.exp.",
            in -> Math.exp(nats(in) / Math.log(10)))
        .misconception(
            "the last word only",
            "perplexity",
            "Does your loop add, or replace?",
            in -> 1 / in.vector("p")[in.vector("p").length - 1]);
  }
}

package gradus.homework;

import static gradus.grade.Question.choice;

import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;

/// What notebook 06 asks, on losses.
public final class Questions06 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          choice("06.1", "All logits grow by 5. What happens to the probabilities?")
              .right(
                  "nothing",
                  "A common factor e⁵ stands above and below the fraction line. Only differences of scores count.")
              .wrong(
                  "the largest grows",
                  "The leads would have to grow for that, as when all scores are multiplied. Adding keeps them.")
              .wrong(
                  "all grow by the factor e⁵",
                  "Their sum is 1 before and after, so they cannot all grow.")
              .wrong("they all become equal", "That is what a very high temperature does."),
          choice("06.2", "Which loss punishes a confident wrong answer more, and why?")
              .wrong(
                  "squared error, because it squares",
                  "Squaring makes large misses larger. A probability can be off by 1 at most, and 1² is 1.")
              .right(
                  "cross-entropy, because −ln p grows without bound as the right class's probability goes to 0",
                  "Squared error stops at 1, and between p = 0.01 and p = 0.0001 it sees almost no difference.")
              .wrong(
                  "both alike, since both are 0 for a perfect answer",
                  "They agree at the good end. The bad end is where they part.")
              .wrong(
                  "cross-entropy, because it adds up over all classes",
                  "The sum has one term that is not zero, so it adds nothing. The logarithm does it."),
          choice(
                  "06.3",
                  "Why is softmax with cross-entropy the better pair for classes than a sigmoid with squared error?")
              .wrong(
                  "Its loss is always smaller.",
                  "It is larger, for every wrong answer. The size of a loss says nothing across kinds of loss.")
              .right(
                  "Its slope along the scores is p − y: no factor σ′ that dies when the answer is confidently wrong.",
                  "The slope is large where the answer is bad and fades only where it is good.")
              .wrong(
                  "It needs no labels.", "It needs the right class, as any supervised loss does.")
              .wrong(
                  "Softmax cannot saturate.",
                  "Softmax does saturate: its probabilities get stuck near 0 and 1. The logarithm in the loss cancels just that."),
          choice(
                  "06.4",
                  "A program marks each news story with all topics that fit: politics, sport, money, weather. Which end, and which loss?")
              .wrong(
                  "softmax over the four, and cross-entropy",
                  "Softmax says \"exactly one\". A story on the money in sport would have to choose.")
              .right(
                  "a sigmoid for each topic, and binary cross-entropy on each",
                  "Four yes-or-no questions that share a network.")
              .wrong(
                  "no activation, and mean squared error",
                  "Topics are not on a scale, and this pair falls asleep on confident mistakes or wanders beyond 0 and 1.")
              .wrong(
                  "one sigmoid, and binary cross-entropy",
                  "One sigmoid answers one question. There are four."),
          choice(
                  "06.5",
                  "A model gives the right token 25 % at every place of a text. What is its perplexity?")
              .wrong(
                  "0.25",
                  "That is the probability. Perplexity counts choices, and there is never less than one.")
              .right(
                  "4",
                  "The loss is ln 4 everywhere, and e to that is 4. As if choosing blindly among four.")
              .wrong("1.39", "That is the loss in nats, ln 4. Perplexity is e to it.")
              .wrong(
                  "25", "A better model has a smaller perplexity, so the percentage can't be it."),
          choice(
                  "06.6",
                  "From notebook 04: with a sigmoid and squared error a neuron at z = 6 should say 0. Why does it hardly learn?")
              .wrong(
                  "Its error is small.",
                  "It says 0.998 and should say 0: the error is almost as large as it gets.")
              .right(
                  "The slope of the sigmoid is about 0.0025 at 6, and the slope of the loss is the error times that.",
                  "2 · 0.998 · 0.0025 = 0.005, where cross-entropy has 0.998.")
              .wrong(
                  "The learning rate is too large.",
                  "A larger rate would rather help here. The message is too faint.")
              .wrong(
                  "It is dead.",
                  "A sigmoid's slope is never exactly 0, so in principle it recovers, after very many steps."));

  /// Made when the sheets are looked for.
  public Questions06() {}

  @Override
  public String name() {
    return "06";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }
}

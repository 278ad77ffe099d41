package gradus.homework;

import static gradus.grade.Question.choice;

import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;

/// What notebook 02 asks, on one neuron.
public final class Questions02 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          choice("02.1", "What can a neuron with a bias do that one without cannot?")
              .wrong(
                  "weigh its inputs differently",
                  "The weights do that already, one for each input.")
              .right(
                  "answer something other than 0 when all inputs are 0: it can shift its answer without any evidence",
                  "The bias is its leaning, or seen from the other side, the amount of evidence it takes to convince it.")
              .wrong(
                  "bend: tell apart points that no straight line divides",
                  "The bias slides the line. It stays straight. Bending needs the activation, and more than one neuron.")
              .wrong(
                  "learn faster",
                  "It is one more parameter to learn, with a job of its own, and no accelerator."),
          choice("02.2", "All weights of a neuron are 0. What does it answer?")
              .wrong("always 0", "Its sum is 0·x + b, and that is b. It is 0 only if the bias is.")
              .right(
                  "f(b), the same for every input",
                  "Nothing that comes in is heard. The bias alone goes through the activation.")
              .wrong("a random number", "Nothing in a neuron is random once its weights are fixed.")
              .wrong(
                  "the mean of its inputs",
                  "The mean of n inputs would need each weight to be 1/n."),
          choice(
                  "02.3",
                  "A neuron with ReLU has w = (2, −1), b = −3. For x = (1, 4), what is its activation a?")
              .wrong("−5", "That is z = 2 − 4 − 3. The activation is still to come.")
              .right("0", "z = 2 − 4 − 3 = −5, and ReLU turns what is negative into 0.")
              .wrong("1", "Check the bias: 2·1 + (−1)·4 is −2, and −3 goes on top.")
              .wrong("5", "ReLU drops what is negative. The absolute value would turn it around."),
          choice("02.4", "A layer has 10 inputs and 6 neurons. How many numbers does it learn?")
              .wrong("60", "Those are the weights. Each neuron also has a bias.")
              .right("66", "6 rows of 10 weights, and 6 biases.")
              .wrong(
                  "16", "Not one weight for each input and each neuron: one for each pair of them.")
              .wrong("70", "There is one bias for each neuron, not for each input."),
          choice(
                  "02.5",
                  "From notebook 01: what are the weights of our perceptron, and what is its number of rounds?")
              .wrong("both parameters", "Nothing learns the number of rounds. We wrote the 12.")
              .right(
                  "parameters, and a hyperparameter",
                  "The rule sets the weights, we set the rounds.")
              .wrong(
                  "both hyperparameters", "The weights came out of the mistakes: they are learned.")
              .wrong(
                  "labels, and an epoch",
                  "The labels are the lamps, 0 or 1. One round is an epoch, once through all four examples."));

  /// Made when the sheets are looked for.
  public Questions02() {}

  @Override
  public String name() {
    return "02";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }
}

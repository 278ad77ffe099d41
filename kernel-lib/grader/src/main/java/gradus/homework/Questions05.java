package gradus.homework;

import static gradus.grade.Asked.asked;
import static gradus.grade.Question.choice;
import static gradus.grade.Question.number;

import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;

/// What notebook 05 asks, on layers.
public final class Questions05 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          choice("05.1", "What is one row of a layer's weight matrix W, in z = Wx + b?")
              .wrong(
                  "the weights with which one input goes to all neurons",
                  "That is a column: it holds what all neurons think of this one input.")
              .right(
                  "all the weights of one neuron",
                  "The product takes its dot product with the input, and that is this neuron's sum.")
              .wrong(
                  "one example of the data",
                  "Examples are rows of the data matrix. The weights belong to the network.")
              .wrong(
                  "the output of one neuron",
                  "A single number is the output; the row is what it is computed with."),
          choice(
                  "05.2",
                  "The input has shape (3) and W₁ has shape (4, 3). Which shape has the hidden layer?")
              .wrong(
                  "(3)",
                  "That is what comes in. One number comes out for each neuron, and there is a neuron for each row.")
              .right(
                  "(4)", "Four rows, four neurons, four numbers. The 3s meet and are summed away.")
              .wrong("(4, 3)", "That would be the products before they are added up.")
              .wrong("(12)", "There are 12 weights, and 4 results."),
          number(
              "05.3",
              dice -> {
                int inputs = 10 * dice.whole(5, 20);
                int outputs = 10 * dice.whole(2, 9);
                return asked(
                        "A layer turns %s numbers into %s. How many multiply–adds does one example take, leaving the biases out?",
                        inputs, outputs)
                    .answer(
                        inputs * outputs, "One dot product for each output, as long as the input.")
                    .trap(inputs + outputs, "Each neuron looks at each input: the sizes multiply.")
                    .trap(
                        inputs * outputs + outputs,
                        "That is how many numbers the layer learns, biases included.");
              }),
          choice("05.4", "What does the universal approximation theorem promise?")
              .wrong(
                  "that training a wide network with one hidden layer finds the function",
                  "It is silent about training. You saw 24 units miss what 24 units can do.")
              .wrong(
                  "that a wide layer is as good as a deep network in practice",
                  "It bounds nothing: the width it takes may be astronomical.")
              .right(
                  "that weights exist with which one hidden layer, wide enough, is as close as you like to a continuous function on a bounded region",
                  "An existence theorem. How wide, and how to get there, are other questions.")
              .wrong(
                  "that a network gives right answers between its training examples",
                  "It speaks of a function that is known everywhere. What happens between examples is generalization, another matter entirely."),
          choice("05.5", "Why do people stack layers, if one wide layer can represent everything?")
              .wrong(
                  "A deep network computes faster.",
                  "Layers must wait for each other, so a deep network is if anything slower than a wide one with as many weights.")
              .wrong(
                  "Each layer needs another activation.",
                  "All may have the same one, and mostly do.")
              .right(
                  "Later layers reuse what earlier ones found, so the same function can take exponentially fewer units.",
                  "Depth buys economy, not new powers.")
              .wrong(
                  "A single layer cannot bend.",
                  "One hidden layer with an activation bends very well, as the figure shows."),
          choice(
                  "05.6",
                  "From notebook 03: two layers without an activation between them, shapes (4, 3) and (2, 4). Which single matrix do they equal?")
              .wrong(
                  "W₁W₂, of shape (4, 4)",
                  "Check the order: W₁ meets the input first, so it stands next to it. And (4, 3) times (2, 4) does not fit.")
              .right("W₂W₁, of shape (2, 3)", "W₂(W₁x) = (W₂W₁)x, three numbers in and two out.")
              .wrong(
                  "none, because there are two of them",
                  "Two linear maps in a row are one linear map."));

  /// Made when the sheets are looked for.
  public Questions05() {}

  @Override
  public String name() {
    return "05";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }
}

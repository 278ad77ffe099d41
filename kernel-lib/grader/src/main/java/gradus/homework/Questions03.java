package gradus.homework;

import static gradus.grade.Question.choice;

import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;

/// What notebook 03 asks, on XOR.
public final class Questions03 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          choice("03.1", "Which knife answers 1 only at (0, 0)?")
              .right(
                  "w = (−1, −1), b = 0.5",
                  "The four sums are 0.5, −0.5, −0.5, −1.5. It is NOR, the OR knife with all three signs turned.")
              .wrong(
                  "w = (1, 1), b = −0.5",
                  "That is OR: it answers 0 at (0, 0) and 1 everywhere else.")
              .wrong(
                  "w = (0, 0), b = 1", "Without weights there is no cut: it answers 1 everywhere.")
              .wrong(
                  "w = (−1, −1), b = 1.5",
                  "Its sums are 1.5, 0.5, 0.5, −0.5: NAND, 0 only at (1, 1)."),
          choice("03.2", "Why can no single neuron compute XOR?")
              .wrong(
                  "A straight cut always leaves two corners on each side.",
                  "It can leave three on one side: AND and OR do. That picture proves nothing.")
              .right(
                  "Its four corners demand that the same sum, w₁ + w₂ + 2b, be above zero and not above zero.",
                  "The two 1s together demand the one, the two 0s the other.")
              .wrong(
                  "Because nobody has found the weights.",
                  "Ten thousand failures are evidence. The four inequalities are a proof.")
              .wrong(
                  "Its weights would have to be infinitely large.",
                  "Larger weights make the same cut, only more sure of itself."),
          choice(
                  "03.3",
                  "A friend stacks fifty linear layers and calls it deep learning. What does the stack compute?")
              .wrong(
                  "a polynomial of degree fifty",
                  "Multiplying inputs with each other would raise the degree. A linear layer multiplies them by constants only.")
              .right(
                  "one linear layer: the fifty matrices multiply into one",
                  "More numbers to train, and no function that a single layer could not give. It lacks a bend between the layers.")
              .wrong(
                  "any function, if the layers are wide",
                  "Width does not help a straight line bend."),
          choice(
                  "03.4",
                  "In the network made by hand, what does it answer at (1, 1) if the second unit's bias is 0 in place of −1?")
              .wrong("0, as before", "h₂ would then be ReLU(2) = 2, and h₁ − 2·h₂ = 2 − 4.")
              .right(
                  "−2",
                  "h₂ equals h₁, so the answer is h₁ − 2·h₁ = −h₁. Two folds at the same place are one fold; the difference of the biases makes the roof.")
              .wrong("2", "That is h₁ alone. Twice h₂ still goes off."),
          choice("03.5", "A ReLU unit gives 0 for the input you are looking at. Is it dead?")
              .wrong(
                  "yes, its slope is 0", "For this input. For another one it may fire and learn.")
              .right(
                  "not proved: dead means silent on every input",
                  "h₂ is silent at three corners and does its work at the fourth.")
              .wrong(
                  "no, ReLU units cannot die",
                  "You counted 39 networks above in which both of them had."),
          choice(
                  "03.6",
                  "A network answers 0.5 to everything. What is its mean squared error on XOR?")
              .right(
                  "0.25",
                  "Off by a half at each corner, and a half squared is a quarter. Its cross-entropy is ln 2 ≈ 0.693.")
              .wrong("0.5", "That is the miss. It is squared.")
              .wrong("0.693", "That is its cross-entropy.")
              .wrong("0", "Half of the answers would have to be 1 and half of them 0."),
          choice("03.7", "Could z² as activation have saved the stack?")
              .wrong("no: only ReLU bends", "A parabola bends, too. (x₁ − x₂)² is 0, 1, 1, 0.")
              .right(
                  "for XOR yes, in general no",
                  "Sums of squares are polynomials of degree two, and one layer of them never gives more, however wide. Universal approximation needs an activation that is no polynomial.")
              .wrong(
                  "yes, for everything",
                  "For XOR it works. But all sums of squares are polynomials of degree two."));

  /// Made when the sheets are looked for.
  public Questions03() {}

  @Override
  public String name() {
    return "03";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }
}

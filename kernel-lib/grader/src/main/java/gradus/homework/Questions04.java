package gradus.homework;

import static gradus.grade.Question.choice;

import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;

/// What notebook 04 asks, on activations.
public final class Questions04 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          choice(
                  "04.1",
                  "From notebook 03: why do stacked layers without an activation gain nothing?")
              .wrong(
                  "Their weights become too small to matter.",
                  "Size is not the point. With weights of any size, the stack is a single weighted sum.")
              .right(
                  "A linear function of a linear function is linear: one layer with the product of the weights does the same.",
                  "W₂(W₁x) is (W₂W₁)x, and W₂W₁ is a single matrix. The depth adds numbers to learn and no new shapes.")
              .wrong(
                  "They could gain, but nobody has found weights with which they do.",
                  "No weights can do it. It is a theorem with a one-line proof, not a failure of training.")
              .wrong(
                  "Because all layers learn the same weights.",
                  "They may all differ, and the product is still one matrix."),
          choice("04.2", "A ReLU neuron is dead. Which of these can bring it back by itself?")
              .wrong(
                  "training it longer",
                  "Each step adds the learning rate times its gradient, and that is 0 times anything.")
              .wrong("a larger learning rate for its weights", "Larger times zero is still zero.")
              .right(
                  "none: its own gradient is zero, so only a change in the layers before it can bring it back",
                  "If the inputs it gets change, some sum may become positive again. Nothing in the neuron itself moves.")
              .wrong(
                  "a new shuffle of the examples",
                  "Dead means silent on all of them, in any order."),
          choice("04.3", "What goes wrong with sigmoids in a deep network?")
              .wrong(
                  "Their output is never negative, so half of all functions are out of reach.",
                  "The next layer's weights may be negative, so nothing is out of reach. (All-positive outputs do slow learning down.)")
              .right(
                  "They saturate: for large |z| their slope is almost 0, and slopes multiply from layer to layer, so the early layers hear almost nothing.",
                  "Even at best each layer multiplies by a quarter: 0.25 to the tenth is a millionth.")
              .wrong(
                  "An exponential is too slow to compute.",
                  "It is slower than a comparison, but that costs minutes. The vanishing gradient costs the result.")
              .wrong(
                  "They make the loss explode.",
                  "Slopes of at most a quarter shrink what passes. Explosion needs factors above 1."),
          choice("04.4", "Why did ReLU cure that?")
              .wrong(
                  "It is smoother than the sigmoid.",
                  "It has a corner, and the sigmoid has none. Smoothness was not what was missing.")
              .right(
                  "Its slope is exactly 1 for every positive sum, so along active neurons the message passes undiminished.",
                  "It is a matter of structure: one to the tenth is one.")
              .wrong(
                  "Its outputs are unbounded, so they can be read as probabilities.",
                  "Probabilities end at 1. Unbounded outputs are the reason why ReLU is not used for them.")
              .wrong(
                  "It makes the network linear, and linear networks are easy to train.",
                  "Piece by piece it is linear. The corners keep the whole from collapsing."),
          choice(
                  "04.5",
                  "What new trouble came with ReLU, and what do GELU and SwiGLU do about it?")
              .wrong("Exploding gradients; they bound the output.", "Neither is bounded above.")
              .right(
                  "Neurons that are silent on every example learn no more; the smooth ones still have a slope for slightly negative sums.",
                  "\"They are smoother\" alone would be the weak answer: the point is that something flows back where ReLU passes nothing. Far out, below −4 or so, they are flat as well, as you saw.")
              .wrong(
                  "Saturation for large positive sums; they flatten later.",
                  "None of the three saturates on the positive side.")
              .wrong(
                  "ReLU has no slope at 0; they have one everywhere.",
                  "True, and harmless: a sum of exactly 0 is rare, and programs take 0 there."),
          choice(
                  "04.6",
                  "From notebook 02: a ReLU neuron has w = (1, −2), b = 1 and gets x = (3, 1). What is the slope of its activation with respect to w₁?")
              .wrong(
                  "1",
                  "That is the slope of the bend. The weight w₁ is multiplied by its input first.")
              .right(
                  "3",
                  "z = 3 − 2 + 1 = 2 is positive, so the bend has slope 1, and z grows by x₁ = 3 for each unit of w₁.")
              .wrong("2", "That is z itself, the value and not a slope.")
              .wrong("0", "That would hold if z were negative. It is 2."));

  /// Made when the sheets are looked for.
  public Questions04() {}

  @Override
  public String name() {
    return "04";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }
}

package gradus.homework;

import static gradus.grade.Question.choice;

import gradus.grade.Sheet;
import gradus.grade.Task;
import java.util.List;

/// What notebook 01 asks, on learning.
public final class Questions01 implements Sheet {
  private static final List<Task> TASKS =
      List.of(
          choice("01.1", "Why does nobody simply type in the right weights of a network?")
              .right(
                  "Because we do not know them: a weight only means something together with all the others, and there are too many to find by thought.",
                  "If we knew how to get from pixels to \"cat\" in numbers, we would not need to learn it. The examples know, so they set the weights.")
              .wrong(
                  "Because Java cannot hold that many constants.",
                  "Storage is no obstacle: trained weights are stored as constants all the time. The trouble comes before that, in knowing which constants.")
              .wrong(
                  "Because weights that are typed in would be lost when the network is trained further.",
                  "Further training starts from whatever is there. Good values typed in would be a splendid start, if anyone had them.")
              .wrong(
                  "Because the weights must be random.",
                  "Only their start is random. After training they are anything but."),
          choice(
                  "01.2",
                  "For sorting numbers we write the rule ourselves. Why not for cats in photographs?")
              .wrong(
                  "Photographs have too many pixels for a program to loop over.",
                  "A loop over millions of pixels takes milliseconds. What should the loop's body say? That is the part nobody can write.")
              .right(
                  "Because nobody can state, in terms of pixel values, what makes a cat: we recognize it without knowing the rule.",
                  "For sorting, the rule is the knowledge. For seeing and for language, the knowledge is there and the rule is not, so it must come from labeled examples.")
              .wrong(
                  "Because cats are random.",
                  "They are not: different cats share plenty of structure, and that is what learning finds."),
          choice("01.3", "Which of these is a hyperparameter?")
              .wrong(
                  "the weight of the word now in the filter",
                  "That number came out of the training, so it is a parameter.")
              .wrong(
                  "the slope w of the line through the houses",
                  "Learned from four houses: a parameter.")
              .right(
                  "the learning rate",
                  "You choose it before training starts, and training never touches it. So are the number of steps and, later, the number of layers.")
              .wrong("the price of the second house", "That is data: a label."),
          choice(
                  "01.4",
                  "A model has a training loss of 0.8 and a loss of 0.9 on hidden data. A coin toss would cost 0.7. What is going on?")
              .wrong(
                  "overfitting: the loss on hidden data is larger",
                  "It nearly always is a little larger. Overfitting shows as a small training loss beside a large one on hidden data. Here both are bad.")
              .right(
                  "underfitting: it does not even fit what it was shown",
                  "Worse than a coin on its own examples. It needs more capacity, more steps or a better rate, not more caution.")
              .wrong(
                  "it generalizes well, since both numbers are close",
                  "They are close, and both are worse than guessing. Being equally bad everywhere is not the goal."),
          choice(
                  "01.5",
                  "A shop predicts how many umbrellas it will sell tomorrow, from the records of past years. Which is it?")
              .right(
                  "supervised regression",
                  "Past days are inputs with a known answer, and the answer is a number on a scale.")
              .wrong(
                  "supervised classification",
                  "The records do have labels, so it is supervised. But 37 umbrellas is no category: 38 would have been almost right, and among categories there is no almost.")
              .wrong(
                  "unsupervised learning",
                  "Nobody labeled the days by hand, but the number sold is on record. That is the label.")
              .wrong(
                  "self-supervised learning",
                  "The label, umbrellas sold, is a measurement of its own and not a piece that was cut out of the input."),
          choice(
                  "01.6",
                  "A set of 1,000 examples, batches of 100, 5 epochs. How many updates of the weights?")
              .wrong("5", "That would be one update an epoch: the whole set as a single batch.")
              .wrong("10", "That is one epoch.")
              .right("50", "Ten batches an epoch, five epochs.")
              .wrong("5,000", "That would be an update after every single example."));

  /// Made when the sheets are looked for.
  public Questions01() {}

  @Override
  public String name() {
    return "01";
  }

  @Override
  public List<Task> tasks() {
    return TASKS;
  }
}

package gradus.homework;

import static gradus.grade.Exercise.exercise;
import static gradus.grade.Inputs.inputs;
import static gradus.grade.Stage.stage;
import static gradus.grade.Value.value;
import static gradus.homework.Reference.dot;
import static gradus.homework.Reference.relu;
import static gradus.homework.Reference.sum;

import gradus.grade.Case;
import gradus.grade.Dice;
import gradus.grade.Exercise;
import gradus.grade.Value;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The exercises of homework 1 that are about XOR.
final class Hw01Xor {
  private static final double[][] CORNERS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final double[] XOR = {0, 1, 1, 0};

  private Hw01Xor() {}

  static Exercise knives() {
    return exercise("hw01.3", "Three knives")
        .asks(
            "double[] andKnife = {w1, w2, b}",
            "double[] orKnife = {w1, w2, b}",
            "double[] norKnife = {w1, w2, b}")
        .example()
        .stages(
            stage("AND", 1, knife("andKnife", 0, 0, 0, 1)),
            stage("OR", 1, knife("orKnife", 0, 1, 1, 1)).apart(),
            stage("NOR", 1, knife("norKnife", 1, 0, 0, 0)).apart())
        .misconception(
            "this knife is OR",
            "andKnife at the corners",
            "It fires when one switch is on. Push the line toward (1, 1): which number does that?",
            in -> new double[] {0, 1, 1, 1})
        .misconception(
            "AND never fires",
            "andKnife at the corners",
            "Not even (1, 1) gets above 0. Is the bias too low? A sum of exactly 0 is not above 0.",
            in -> new double[] {0, 0, 0, 0})
        .misconception(
            "this knife is NAND",
            "andKnife at the corners",
            "The line lies well, but it fires on the wrong side. What turns the sides around?",
            in -> new double[] {1, 1, 1, 0})
        .misconception(
            "this knife is AND",
            "orKnife at the corners",
            "One switch alone should be enough. Push the line toward (0, 0).",
            in -> new double[] {0, 0, 0, 1})
        .misconception(
            "OR always fires",
            "orKnife at the corners",
            "At (0, 0) only the bias is left. What sign must it have?",
            in -> new double[] {1, 1, 1, 1})
        .misconception(
            "only one switch counts",
            "orKnife at the corners",
            "One of the two weights is too small to lift the sum above 0 alone.",
            in -> new double[] {0, 0, 1, 1})
        .misconception(
            "only the other switch counts",
            "orKnife at the corners",
            "One of the two weights is too small to lift the sum above 0 alone.",
            in -> new double[] {0, 1, 0, 1})
        .misconception(
            "this knife is OR again",
            "norKnife at the corners",
            "NOR fires where OR does not. What turns the sides of a knife around?",
            in -> new double[] {0, 1, 1, 1})
        .misconception(
            "this knife is NAND, not NOR",
            "norKnife at the corners",
            "Both switches must be off. Which number pushes the line toward (0, 0)?",
            in -> new double[] {1, 1, 1, 0})
        .misconception(
            "NOR never fires",
            "norKnife at the corners",
            "At (0, 0) only the bias is left, and there NOR has to fire.",
            in -> new double[] {0, 0, 0, 0});
  }

  private static Value knife(String variable, double... answers) {
    return value(variable + " at the corners", variable, in -> answers)
        .seenAs(knife -> answers((double[]) knife));
  }

  /// What a knife (w1, w2, b) answers at the four corners.
  private static double[] answers(double[] knife) {
    return Arrays.stream(CORNERS)
        .mapToDouble(corner -> dot(corner, knife) + knife[2] > 0 ? 1 : 0)
        .toArray();
  }

  /// How many corners a knife gets right, when the wanted answers are these.
  private static int hits(double[] knife, double... wanted) {
    double[] said = answers(knife);
    return (int) IntStream.range(0, 4).filter(i -> said[i] == wanted[i]).count();
  }

  static Exercise hits() {
    Function<Case, double[]> knife =
        in -> new double[] {in.number("w1"), in.number("w2"), in.number("b")};
    return exercise("hw01.4", "The best knife for XOR")
        .asks("int hits(double w1, double w2, double b)", "int best(int n)")
        .given("double w1, double w2, double b, int n")
        .example(1.0, 0.0, -0.5, 0)
        .example(1.0, 1.0, -0.5, 1)
        .example(1.0, 1.0, -1.0, 2)
        .example(0.0, 0.0, 0.0, 0)
        .drawn(
            8,
            (dice, size) ->
                inputs(quarters(dice), quarters(dice), quarters(dice), dice.whole(0, 3)))
        .stages(
            stage("hits", 2, value("hits", "hits(w1, w2, b)", in -> hits(knife.apply(in), XOR))),
            stage("best", 2, value("best", "best(n)", in -> in.whole("n") == 0 ? 2 : 3)))
        .misconception(
            "misses are counted",
            "hits",
            "A knife that is right at every corner should have 4 hits, not 0.",
            in -> 4 - hits(knife.apply(in), XOR))
        .misconception(
            "compared with OR",
            "hits",
            "What does XOR want at (1, 1)?",
            in -> hits(knife.apply(in), 0, 1, 1, 1))
        .misconception(
            "compared with AND",
            "hits",
            "XOR wants a 1 where exactly one switch is on.",
            in -> hits(knife.apply(in), 0, 0, 0, 1))
        .misconception(
            "a sum of 0 fires",
            "hits",
            "The knife answers 1 where its sum is above 0. At 0 itself it answers 0.",
            in -> hitsFrom(knife.apply(in), true))
        .misconception(
            "the bias is left out",
            "hits",
            "Without its bias every knife passes through (0, 0).",
            in -> hits(new double[] {in.number("w1"), in.number("w2"), 0}, XOR))
        .misconception(
            "the corners that fire are counted",
            "hits",
            "Silence can be right, too: at (0, 0) and (1, 1) it is what XOR wants.",
            in -> (int) sum(answers(knife.apply(in))))
        .misconception(
            "one corner is forgotten",
            "hits",
            "There are four corners. How many does your loop visit?",
            in -> hits(knife.apply(in), XOR) - (answers(knife.apply(in))[3] == 0 ? 1 : 0))
        .misconception(
            "the last knife in place of the best",
            "best",
            "Keep the largest number of hits that you have seen, not the latest.",
            in -> hits(new double[] {in.whole("n"), in.whole("n"), in.whole("n")}, XOR))
        .misconception(
            "best hopes for four",
            "best",
            "Your search says that some knife gets all four. Which one? Try its sums by hand.",
            in -> 4)
        .misconception(
            "good knives are counted",
            "best",
            "Asked for is how many corners the best knife gets, not how many knives are that good.",
            in -> goodKnives(in.whole("n")));
  }

  /// Sums of quarters are exact, so that a sum of 0 is 0 in whichever order it is added up.
  private static double quarters(Dice dice) {
    return dice.whole(-8, 8) / 4.0;
  }

  private static int hitsFrom(double[] knife, boolean zeroFires) {
    int hits = 0;
    for (int i = 0; i < 4; i++) {
      double z = dot(CORNERS[i], knife) + knife[2];
      hits += (z > 0 || (zeroFires && z == 0) ? 1 : 0) == XOR[i] ? 1 : 0;
    }
    return hits;
  }

  private static int goodKnives(int n) {
    int best = n == 0 ? 2 : 3;
    int good = 0;
    for (int w1 = -n; w1 <= n; w1++) {
      for (int w2 = -n; w2 <= n; w2++) {
        for (int b = -n; b <= n; b++) {
          good += hits(new double[] {w1, w2, b}, XOR) == best ? 1 : 0;
        }
      }
    }
    return good;
  }

  static Exercise folds() {
    Value h = value("h", "hidden(x1, x2)", in -> folded(in, -1));
    return exercise("hw01.6", "XOR with two folds")
        .asks("double[] hidden(double x1, double x2)", "double xor(double x1, double x2)")
        .given("double x1, double x2")
        .example(0.0, 0.0)
        .example(0.0, 1.0)
        .example(1.0, 0.0)
        .example(1.0, 1.0)
        .drawn(6, (dice, size) -> inputs(dice.tenths(-1, 2), dice.tenths(-1, 2)))
        .stages(
            stage("shape", 1, h.shape()),
            stage("hidden units", 2, h),
            stage("answer", 2, value("y", "xor(x1, x2)", in -> roof(in, 1, -2))))
        .misconception(
            "both folds lie in the same place",
            "h",
            "The second unit wakes up one switch later. Which number says so?",
            in -> folded(in, 0))
        .misconception(
            "the second bias has the wrong sign",
            "h",
            "With nothing switched on, the second unit should be silent.",
            in -> folded(in, 1))
        .misconception(
            "the bend is missing",
            "h",
            "A sum below zero comes out of a ReLU as 0.",
            in ->
                new double[] {
                  in.number("x1") + in.number("x2"), in.number("x1") + in.number("x2") - 1
                })
        .misconception(
            "steps in place of folds",
            "h",
            "h1 counts: it is 2 when both switches are on. A step can only say yes or no.",
            in -> new double[] {folded(in, 0)[0] > 0 ? 1 : 0, folded(in, -1)[1] > 0 ? 1 : 0})
        .misconception(
            "the two units are exchanged",
            "h",
            "h1 has the bias 0 and comes first.",
            in -> new double[] {folded(in, -1)[1], folded(in, -1)[0]})
        .misconception(
            "only one number",
            "h",
            "There are two hidden units, so the answer is an array of two numbers.",
            in -> new double[] {folded(in, -1)[0]})
        .misconception(
            "the second unit has the weight -1",
            "y",
            "Up by one with the first switch, down by one with the second: what must the slope change by?",
            in -> roof(in, 1, -1))
        .misconception(
            "the second unit has the weight +2",
            "y",
            "The second fold has to bend the answer down.",
            in -> roof(in, 1, 2))
        .misconception(
            "OR minus twice AND",
            "y",
            "With both switches on, OR - 2·AND is -1. It works with the units as they are, because h1 is 2 there.",
            in -> (folded(in, -1)[0] > 0 ? 1 : 0) - 2.0 * (folded(in, -1)[1] > 0 ? 1 : 0))
        .misconception(
            "a rule in place of the network",
            "y",
            "Right at the corners, but between them the network says something else. Use the hidden units.",
            in -> in.number("x1") == in.number("x2") ? 0.0 : 1.0)
        .misconception(
            "the answer is bent, too",
            "y",
            "The last neuron has no bend: its answer may be negative.",
            in -> relu(roof(in, 1, -2)));
  }

  private static double[] folded(Case in, double bias) {
    double s = in.number("x1") + in.number("x2");
    return new double[] {relu(s), relu(s + bias)};
  }

  private static double roof(Case in, double first, double second) {
    return first * folded(in, -1)[0] + second * folded(in, -1)[1];
  }
}
